namespace NewsBot.Chat;

/// <summary>What we say, in the language of whoever it is said to: the English text is its own key, as it stands in the code, and config/locales has the others.</summary>
public static class Phrases
{
    private static readonly AsyncLocal<PhraseBook?> Spoken = new();

    internal static PhraseBook? Book => Spoken.Value;

    /// <summary>A text without holes, as it is said in the language spoken here.</summary>
    public static string Of(string english) => Spoken.Value?.Find(english) ?? english;

    /// <summary>Speaks a language from here on, in this flow of work alone; null speaks English.</summary>
    public static void Speak(PhraseBook? book) => Spoken.Value = book;

    /// <summary>Does some work in a language.</summary>
    public static T In<T>(PhraseBook? book, Func<T> work)
    {
        var before = Spoken.Value;
        Spoken.Value = book;
        try
        {
            return work();
        }
        finally
        {
            Spoken.Value = before;
        }
    }
}
