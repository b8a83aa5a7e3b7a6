using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>Finds what a page says of itself and not of the news: of cookies, subscriptions, errors, pictures and authors.</summary>
public static class Boilerplate
{
    private const int ShortLine = 60;

    /// <summary>What no sentence has in any language.</summary>
    public static IReadOnlyList<string> InAnyLanguage { get; } = ["http://", "https://", "www.", "©", " | ", "{{", "}}", "</", "function("];

    public static bool Is(ReadOnlySpan<char> sentence, Language language)
    {
        if (language.HasBoilerplate(sentence) || HasAddress(sentence))
            return true;

        return language.BoilerplateOpenings.Open(sentence.TrimStart("([ "), language.IsUnspaced, out var last)
            && (!char.IsLetterOrDigit(last) || sentence.Length <= ShortLine || !StandingAlone.IsEnded(sentence, language));
    }

    // name@site.example
    private static bool HasAddress(ReadOnlySpan<char> sentence)
    {
        var at = sentence.IndexOf('@');
        return at > 0 && at + 1 < sentence.Length && char.IsLetterOrDigit(sentence[at - 1]) && char.IsLetterOrDigit(sentence[at + 1]);
    }
}
