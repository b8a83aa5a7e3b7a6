namespace NewsBot.Summaries.Languages;

/// <summary>The small words that say nothing of what a text is about, of the languages that come with the program.</summary>
internal static class StopWords
{
    /// <summary>The words of a language ("en", "en-GB"); of a language that is not known, those of all.</summary>
    public static IReadOnlySet<string> Of(string? language) => LanguageSet.BesideProgram.NamedOrUnknown(language).StopWords.Words;

    public static bool InAnyLanguage(ReadOnlySpan<char> word) => LanguageSet.BesideProgram.Unknown.IsStopWord(word);
}
