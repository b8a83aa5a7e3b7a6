using System.Text;

namespace NewsBot.Chat;

/// <summary>What we say, in the language of whoever it is said to: the English text is its own key, as it stands in the code, and config/locales has the others.</summary>
public static class Phrases
{
    private static readonly AsyncLocal<PhraseBook?> Spoken = new();

    internal static PhraseBook? Book => Spoken.Value;

    /// <summary>A text without holes, as it is said in the language spoken here.</summary>
    public static string Of(string english) => Spoken.Value?.Find(english) ?? english;

    /// <summary>A sentence that is finished already, as an error is, in the language spoken here.</summary>
    public static string Sentence(string english) => Spoken.Value?.Sentence(english) ?? english;

    /// <summary>A text with its holes filled, each as often as the text names it.</summary>
    internal static string Fill(string phrase, IReadOnlyList<string> holes)
    {
        var filled = new StringBuilder(phrase.Length + holes.Sum(hole => hole.Length));
        for (var at = 0; at < phrase.Length; at++)
        {
            if (phrase[at] == '{' && at + 2 < phrase.Length && phrase[at + 2] == '}' && phrase[at + 1] - '0' is >= 0 and var hole && hole < holes.Count)
            {
                filled.Append(holes[hole]);
                at += 2;
            }
            else
            {
                filled.Append(phrase[at]);
            }
        }

        return filled.ToString();
    }

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
