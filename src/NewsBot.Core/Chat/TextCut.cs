namespace NewsBot.Chat;

/// <summary>Where a text may be cut without tearing a character or a word.</summary>
public static class TextCut
{
    /// <summary>The text's beginning of at most so many UTF-16 units, no character torn.</summary>
    public static string Before(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : Math.Max(length, 0))];

    /// <summary>Escaped text without the beginning of what is set in angles and was cut before their end.</summary>
    public static string BeforeOpenAngle(string escaped)
    {
        var open = escaped.LastIndexOf('<');
        if (open < 0 || escaped.AsSpan(open).Contains('>'))
            return escaped;

        var backslashes = open - escaped.AsSpan(0, open).TrimEnd('\\').Length;
        return backslashes % 2 == 0 ? escaped[..open] : escaped;
    }

    /// <summary>Untrusted text in pieces that, once escaped, are at most so many UTF-16 units long; torn inside a word only where a word is longer than a piece.</summary>
    public static IReadOnlyList<MessageText> Pieces(string untrusted, int firstLength, int length)
    {
        var pieces = new List<MessageText>();
        var rest = VisibleText.Of(untrusted).Trim();

        while (true)
        {
            var fit = LargestFit(rest, pieces.Count == 0 ? firstLength : length);
            if (fit == rest.Length)
            {
                pieces.Add(MessageText.FromUntrusted(rest));
                return pieces;
            }

            var cut = LastWordEnd(rest, fit);
            pieces.Add(MessageText.FromUntrusted(rest[..cut].TrimEnd()));
            rest = rest[cut..].TrimStart();
        }
    }

    // Escaping grows a text by an amount that only escaping it tells; it grows with the text, so halving finds the border.
    private static int LargestFit(string text, int limit)
    {
        if (text.Length <= limit && MessageText.FromUntrusted(text).Value.Length <= limit)
            return text.Length;

        var (fits, tooLong) = (0, Math.Min(text.Length, limit) + 1);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (MessageText.FromUntrusted(text[..middle]).Value.Length <= limit)
                fits = middle;
            else
                tooLong = middle;
        }

        return fits;
    }

    private static int LastWordEnd(string text, int length)
    {
        for (var end = length; end > 0; end--)
        {
            if (char.IsWhiteSpace(text[end]))
                return end;
        }

        return Before(text, length).Length;
    }
}
