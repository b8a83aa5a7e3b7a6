namespace NewsBot.Sources.Flattened;

/// <summary>A line of the article that says something; lines with no blank one between them share a paragraph number.</summary>
internal readonly record struct FlatLine(string Text, int Paragraph)
{
    public static List<FlatLine> Of(ReadOnlySpan<string> lines)
    {
        var said = new List<FlatLine>(lines.Length);
        var paragraph = 0;

        foreach (var line in lines)
        {
            if (Spacing.OneSpaced(line) is { Length: > 0 } words)
                said.Add(new(words, paragraph));
            else
                paragraph++;
        }

        return said;
    }

    /// <summary>A whole sentence or several, as a text has and a title or a list of tags does not.</summary>
    public bool IsProse => Text.AsSpan().TrimEnd("\"'”’») ") is [.., '.' or '!' or '?' or '…' or ':' or '。'];
}
