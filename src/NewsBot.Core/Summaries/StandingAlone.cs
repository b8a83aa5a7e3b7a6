namespace NewsBot.Summaries;

/// <summary>How well a sentence does without those around it.</summary>
internal static class StandingAlone
{
    private const double Heading = 0.3;
    private const double Question = 0.7;
    private const double Speech = 0.8;
    private const double Leaning = 0.8;

    private const string Ends = ".!?…‽؟۔。！？｡।॥";
    private const string Openers = "\"'“„«‘`「『";
    private const string Closers = "\"'”“’»›)]」』） \u00A0\u202F";

    // They speak of what was said before, in any of the languages.
    private static readonly HashSet<string> LeaningWords = new(
        """
        he she it they this that these those his her their but and so however
        il elle ils elles ce c cela cette cet ces mais et or donc
        er es sie ihr sein das dies diese dieser aber und doch
        él ella ellos ellas eso esto este esta pero y
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Leans = LeaningWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>From 0 to 1; 1 for a plain statement.</summary>
    public static double Of(ReadOnlySpan<char> sentence)
    {
        var core = sentence.TrimEnd(Closers);
        var last = core.IsEmpty ? ' ' : core[^1];
        var firstWord = sentence.IndexOfAny(" ,'’");

        var value = 1.0;
        if (!Ends.Contains(last))
            value *= Heading;
        if (last is '?' or '？' or '؟')
            value *= Question;
        if (Openers.Contains(sentence[0]) || IsHalfQuoted(sentence))
            value *= Speech;
        if (firstWord > 0 && Leans.Contains(sentence[..firstWord]))
            value *= Leaning;
        return value;
    }

    private static bool IsHalfQuoted(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 == 1
        || sentence.Count('«') != sentence.Count('»')
        || sentence.Count('“') != (sentence.Contains('„') ? sentence.Count('„') : sentence.Count('”')); // „German“ and “English”
}
