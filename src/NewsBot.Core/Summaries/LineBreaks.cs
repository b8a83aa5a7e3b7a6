namespace NewsBot.Summaries;

/// <summary>Tells a line that ends because its paragraph does from one that was broken for want of room.</summary>
internal static class LineBreaks
{
    private const int Narrowest = 30;
    private const int Widest = 120;

    /// <summary>The length of the longest line; 0 where there is one line only or they are too long or short to have been broken.</summary>
    public static int WidthOf(string text)
    {
        if (!text.Contains('\n'))
            return 0;

        var width = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            width = Math.Max(width, line.TrimEnd().Length);
        return width is >= Narrowest and <= Widest ? width : 0;
    }

    /// <summary>Whether the line that ends here goes on in the next one: with a small letter, or because its first word had no room.</summary>
    public static bool IsWrapped(string text, int lineEnd, int width, bool isCased)
    {
        var next = text.AsSpan(lineEnd + 1).TrimStart(' ');
        if (width == 0 || next.IsEmpty || next[0] is '\n' or '\r' or '-' or '*' or '•')
            return false;
        if (isCased && char.IsLower(next[0]))
            return true;

        var length = lineEnd - (text.LastIndexOf('\n', Math.Max(0, lineEnd - 1)) + 1);
        var word = next.IndexOfAny(' ', '\n');
        return length + 1 + (word < 0 ? next.Length : word) > width;
    }
}
