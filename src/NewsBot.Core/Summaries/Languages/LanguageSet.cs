using NewsBot.Articles;

namespace NewsBot.Summaries.Languages;

/// <summary>The languages that the bot knows, one file each, and which of them a text is in.</summary>
public sealed class LanguageSet
{
    // What a site says of itself is mostly English, whatever its articles are in.
    private const string OfSites = "en";

    // A page may be long, and mostly in one language.
    private const int Looked = 500;

    private static readonly Lazy<LanguageSet> Installed = new(() => Load(Path.Combine(AppContext.BaseDirectory, "config/languages")));

    private readonly Dictionary<string, Language> _languages;

    // Who only asks for small words needs no profiles, which take three megabytes.
    private readonly Lazy<LanguageProfiles> _profiles;

    internal LanguageSet(IReadOnlyList<LanguageFile> files)
    {
        var ofSites = files.Where(file => file.Language == OfSites).SelectMany(file => file.Boilerplate ?? []).ToList();
        _languages = files.ToDictionary(file => file.Language, file => new Language(file.Language, [file], [.. file.Boilerplate ?? [], .. ofSites]));
        _profiles = new(() => new(files, [.. files.Select(file => _languages[file.Language])]));
        Unknown = new(Language.Unknown, files, files.SelectMany(file => file.Boilerplate ?? []));
    }

    /// <summary>The languages that come with the program.</summary>
    public static LanguageSet BesideProgram => Installed.Value;

    /// <summary>What is known of a language that is not: the words of all.</summary>
    public Language Unknown { get; }

    /// <summary>The languages' codes.</summary>
    public IReadOnlyCollection<string> Codes => _languages.Keys;

    /// <summary>Reads every language of a folder; throws <see cref="FormatException"/> or <see cref="IOException"/> with one sentence.</summary>
    public static LanguageSet Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).ToList();
        return files.Count == 0 ? throw new FormatException("There is no language in it.")
            : files.GroupBy(file => file.Language).FirstOrDefault(group => group.Count() > 1) is { } twice ? throw new FormatException($"The language \"{twice.Key}\" is there twice.")
            : new(files);
    }

    /// <summary>The language of a tag ("en", "en-GB"); null where it is not known.</summary>
    public Language? Named(string? tag) =>
        tag is null ? null : _languages.GetValueOrDefault(tag.Split('-', '_')[0].ToLowerInvariant());

    /// <summary>The language of a tag, or <see cref="Unknown"/>.</summary>
    public Language NamedOrUnknown(string? tag) => Named(tag) ?? Unknown;

    /// <summary>The language that a text is in; <see cref="Unknown"/> where it is too short to tell or in none of them.</summary>
    public Language Find(ReadOnlySpan<char> text) => _profiles.Value.Find(text[..Math.Min(text.Length, Looked)]) ?? Unknown;

    /// <summary>The language that an article is in: what its text tells, or else what its page states.</summary>
    public Language Of(Article article)
    {
        Span<char> text = stackalloc char[Looked];
        var length = 0;
        foreach (var paragraph in article.Body)
        {
            var taken = Math.Min(paragraph.Length, Looked - length);
            paragraph.AsSpan(0, taken).CopyTo(text[length..]);
            length += taken;
            if (length == Looked)
                break;
            text[length++] = ' ';
        }

        return _profiles.Value.Find(text[..length]) ?? NamedOrUnknown(article.Language);
    }

    private static LanguageFile Read(string path)
    {
        try
        {
            return LanguageFile.Parse(File.ReadAllText(path));
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }
}
