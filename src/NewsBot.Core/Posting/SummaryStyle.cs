using NewsBot.Summaries;

namespace NewsBot.Posting;

/// <summary>How a channel wants summaries.</summary>
/// <param name="Limit">At most so many sentences, 1 to 8; null for as many as is usual.</param>
/// <param name="Bullets">Whether each sentence is a point of a list.</param>
public readonly record struct SummaryStyle(int? Limit, bool Bullets)
{
    public int Sentences => Limit ?? SummaryLength.UsualSentences;
}
