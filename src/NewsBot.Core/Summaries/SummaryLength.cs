namespace NewsBot.Summaries;

/// <summary>How long a summary may be; a single sentence may be longer where no shorter one is to be had.</summary>
/// <param name="Sentences">At most so many sentences.</param>
/// <param name="Characters">At most so many UTF-16 units, with a space between two sentences.</param>
/// <param name="Words">At most so many words.</param>
public sealed record SummaryLength(int Sentences = SummaryLength.UsualSentences, int Characters = SummaryLength.UsualCharacters, int Words = int.MaxValue)
{
    public const int UsualSentences = 3;
    public const int UsualCharacters = 400;
    public const int MostSentences = 8;

    public static readonly SummaryLength Usual = new();

    /// <summary>The length for so many sentences: more than the usual three have more room.</summary>
    public static SummaryLength Of(int sentences) => new(sentences, UsualCharacters * Math.Max(UsualSentences, sentences) / UsualSentences);
}
