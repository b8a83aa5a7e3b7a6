using System.Buffers;

namespace NewsBot.Summaries.Languages;

/// <summary>What is known of a language; of one that is not known, what holds in any.</summary>
public sealed class Language
{
    /// <summary>The code of a language that could not be told.</summary>
    public const string Unknown = "und";

    // It takes up to 200 kB, and of most languages no server reads anything.
    private readonly Lazy<SearchValues<string>> _boilerplate;

    internal Language(string code, IReadOnlyList<LanguageFile> files, IEnumerable<string> boilerplate)
    {
        Code = code;
        StopWords = new(files.SelectMany(file => WordSet.In(file.StopWords)));
        Abbreviations = new(files.SelectMany(file => WordSet.In(file.Abbreviations)));
        BeforeNumbers = new(files.SelectMany(file => WordSet.In(file.BeforeNumbers)));
        Shortened = new(files.SelectMany(file => WordSet.In(file.Shortened)));
        OrdinalsEndInStop = files.Count == 1 && files[0].OrdinalsEndInStop;
        Leaning = new(files.Count == 1 ? files[0].Leaning ?? [] : []);
        BoilerplateOpenings = new(files.SelectMany(file => file.BoilerplateOpenings ?? []));
        Script = files.Count == 1 ? Scripts.Of(string.Concat(files[0].Sample)) : Script.None;
        _boilerplate = new(() => SearchValues.Create([.. boilerplate.Concat(Boilerplate.InAnyLanguage).Where(phrase => phrase.Length > 0).Distinct()], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As in ISO 639, or <see cref="Unknown"/>.</summary>
    public string Code { get; }

    internal WordSet StopWords { get; }

    /// <summary>What a full stop shortens before a name or a number.</summary>
    internal WordSet Abbreviations { get; }

    internal WordSet BeforeNumbers { get; }

    /// <summary>What a full stop shortens and may also end a sentence.</summary>
    internal WordSet Shortened { get; }

    internal bool OrdinalsEndInStop { get; }

    internal Openings Leaning { get; }

    internal Openings BoilerplateOpenings { get; }

    internal Script Script { get; }

    internal bool IsUnspaced => Script is Script.Han or Script.Kana or Script.Thai;

    /// <summary>Whether a word, in small or in capital letters, says nothing of what a text is about.</summary>
    public bool IsStopWord(ReadOnlySpan<char> word) => StopWords.Contains(word);

    /// <summary>Whether a text contains what no sentence of an article says: of cookies, subscriptions, pages that are not there.</summary>
    internal bool HasBoilerplate(ReadOnlySpan<char> text) => text.ContainsAny(_boilerplate.Value);
}
