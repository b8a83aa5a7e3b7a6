namespace NewsBot.Articles;

/// <summary>How a source wants its articles shown, whatever a channel would have.</summary>
/// <param name="SummarySentences">At most so many sentences are quoted; null for as many as the channel wants.</param>
/// <param name="Image">Whether its pictures may be shown.</param>
/// <param name="Credit">A line that every post of its articles ends with.</param>
/// <param name="AgeRestricted">Whether its articles are only for channels that are.</param>
public sealed record SourceTerms(int? SummarySentences = null, bool Image = true, string? Credit = null, bool AgeRestricted = false)
{
    public static readonly SourceTerms None = new();
}
