using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>How far a sentence does without those around it.</summary>
public static class StandingAlone
{
    private const string Ends = ".!?…‽؟۔。！？｡।॥։።";
    private const string Openers = "\"'“„«‘`「『([ \u00A0\u202F";
    private const string Closers = "\"'”“’»›)]」』）】 \u00A0\u202F";

    /// <summary>Whether a sentence opens with what points back to what was said before it: a pronoun, "however", "…".</summary>
    public static bool Leans(ReadOnlySpan<char> sentence, Language language)
    {
        var core = sentence.TrimStart(Openers);
        return core.IsEmpty || core[0] is '.' or '…' or '-' or '–' or '—' or ',' or ';' or ':' or ')' || language.Leaning.Open(core, language.IsUnspaced, out _);
    }

    /// <summary>Whether it ends in a mark that ends a sentence; Thai has none.</summary>
    public static bool IsEnded(ReadOnlySpan<char> sentence, Language language) =>
        language.Script == Script.Thai || (LastOf(sentence) is var last && Ends.Contains(last));

    /// <summary>Whether it asks.</summary>
    public static bool Asks(ReadOnlySpan<char> sentence) => LastOf(sentence) is '?' or '？' or '؟';

    /// <summary>Whether it opens with somebody's words.</summary>
    public static bool IsSpeech(ReadOnlySpan<char> sentence) => sentence[0] is '"' or '“' or '„' or '«' or '‘' or '`' or '「' or '『';

    private static char LastOf(ReadOnlySpan<char> sentence) => sentence.TrimEnd(Closers) is [.., var last] ? last : ' ';
}
