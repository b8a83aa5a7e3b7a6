using System.Text.RegularExpressions;

namespace NewsBot.Chat;

/// <summary>What we say, in the language of whoever it is said to: the English text is its own key, as it stands in the code, and config/locales has the others.</summary>
public static partial class Phrases
{
    private static readonly AsyncLocal<PhraseBook?> Spoken = new();

    /// <summary>A text without holes, as it is said in the language spoken here.</summary>
    public static string Of(string english) => Spoken.Value?.Find(english) ?? english;

    /// <summary>A sentence that is finished already, as an error is, in the language spoken here.</summary>
    public static string Sentence(string english) => Spoken.Value?.Sentence(english) ?? english;

    /// <summary>The name of a command or an option, as whoever speaks the language here sees it.</summary>
    public static string Named(string english) => Spoken.Value?.Names.GetValueOrDefault(english) ?? english;

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

    /// <summary>A text with holes, as it is said in the language spoken here, with what is inserted in it.</summary>
    /// <param name="holes">As text, and as the number of things where it is one.</param>
    internal static string Fill(string english, IReadOnlyList<(string Text, int Number)> holes)
    {
        var phrase = Spoken.Value?.Find(english);
        var language = phrase is null ? null : Spoken.Value?.Language;
        return Hole.Replace(phrase ?? english, hole =>
        {
            var at = hole.Groups["at"].Value[0] - '0';
            if (at >= holes.Count)
                return hole.Value;
            return hole.Groups["forms"] is { Success: true, Value: var forms } ? Plural.Counted(language, holes[at].Number, forms) : holes[at].Text;
        });
    }

    // As in "{0}" and "{0:reply|replies}".
    [GeneratedRegex(@"\{(?<at>[0-9])(:(?<forms>[^{}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole { get; }
}
