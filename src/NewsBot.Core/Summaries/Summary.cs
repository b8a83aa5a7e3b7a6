namespace NewsBot.Summaries;

/// <summary>What is said of an article in short, and the name of what made it.</summary>
public sealed record Summary(IReadOnlyList<SummarySentence> Sentences, string By)
{
    /// <summary>An article of which nothing is worth quoting.</summary>
    public static Summary None(string by) => new([], by);
}

/// <summary>A sentence and where it stands, word for word: the paragraph from 0, and its half-open range of UTF-16 units in it. One that a model wrote stands nowhere: its paragraph is -1.</summary>
public sealed record SummarySentence(string Text, int Paragraph, int Start, int End)
{
    private const int Nowhere = -1;

    public static SummarySentence Written(string text) => new(text, Nowhere, 0, 0);
}
