namespace NewsBot.Summaries;

/// <summary>Sentences taken word for word from an article's body, in its order, and the name of what chose them.</summary>
public sealed record Summary(IReadOnlyList<SummarySentence> Sentences, string By);

/// <summary>A sentence and where it stands: the paragraph from 0, and its half-open range of UTF-16 units in it.</summary>
public sealed record SummarySentence(string Text, int Paragraph, int Start, int End);
