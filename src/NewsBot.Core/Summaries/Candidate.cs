namespace NewsBot.Summaries;

/// <summary>A sentence of an article that may be quoted.</summary>
/// <param name="Place">Its place among the article's sentences, from 0.</param>
/// <param name="Terms">Its terms, each once.</param>
/// <param name="Words">How many words it has, the small ones too; in scripts without spaces two characters are one.</param>
/// <param name="Leans">Whether it needs the sentence before it.</param>
/// <param name="Asks">Whether it is a question.</param>
/// <param name="Quality">From 0 to 1, 1 for a plain statement at the top.</param>
internal sealed record Candidate(int Place, int Paragraph, int Start, int End, int[] Terms, int Words, bool Leans, bool Asks, double Quality)
{
    public int Length => End - Start;
}
