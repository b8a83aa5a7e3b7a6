namespace NewsBot.Summaries;

/// <summary>Which straight quotation marks are open in a paragraph: they look alike where they open and where they close.</summary>
internal struct OpenMarks
{
    public bool Double { get; private set; }

    public bool Single { get; private set; }

    /// <summary>Passes a mark; what stands around it tells which it is, or else what came before.</summary>
    public void Pass(string text, int i)
    {
        var before = i > 0 ? text[i - 1] : ' ';
        var next = i + 1 < text.Length ? text[i + 1] : ' ';

        if (text[i] == '"')
            Double = IsSpace(before) == IsSpace(next) ? !Double : IsSpace(before);
        else if (before == ' ' && next == ' ' && (Single || i < 2 || text[i - 2] != 's'))
            Single = !Single; // alone between words that were cut apart; else an apostrophe, or half of ''
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '(' or '[' or '—';
}
