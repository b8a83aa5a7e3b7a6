using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsBot.Chat;

/// <summary>One language: its words for the names of commands and options, and for everything that is said.</summary>
/// <param name="Language">As in "de".</param>
/// <param name="Names">By the English name.</param>
/// <param name="Texts">By the English text, what is inserted in it written as {0}, {1}…, and a number of things as {0:thing|things}, with all the forms that the language has.</param>
public sealed partial record PhraseBook(string Language, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Texts)
{
    private PhrasePatterns? _patterns;

    public string? Find(string english) => Texts.GetValueOrDefault(english);

    /// <summary>A sentence that is finished already; as it is where it is none of ours.</summary>
    public string Sentence(string english) => (_patterns ??= new(Texts)).Of(english);

    /// <summary>Reads <c>{"names":{…},"texts":{…}}</c>; throws <see cref="FormatException"/> with one sentence.</summary>
    public static PhraseBook Parse(string language, string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, PhraseJson.Default.PhraseFile);
            return file is { Names: { } names, Texts: { } texts } && names.Values.Concat(texts.Values).All(text => !string.IsNullOrWhiteSpace(text))
                ? new(language, names, texts.ToDictionary(text => text.Key, text => CommandNames.Replace(text.Value, name => Named(name, names))))
                : throw new FormatException("It needs \"names\" and \"texts\", none of them empty.");
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    // What a text says of commands it says by the names that they have in its language.
    private static string Named(Match match, IReadOnlyDictionary<string, string> names)
    {
        var words = match.Value.Trim('`', '/').Split(' ');
        return names.ContainsKey(words[0]) ? match.Value.Replace(match.Groups["path"].Value, string.Join(' ', words.Select(word => names.GetValueOrDefault(word, word))), StringComparison.Ordinal) : match.Value;
    }

    // As in `/source add`, */history forget* and `retry`.
    [GeneratedRegex(@"(?<=[`*])/(?<path>[a-z]+(?: [a-z]+)?)(?=[`*])|`(?<path>[a-z]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex CommandNames { get; }
}

/// <summary>The languages that we speak beside English.</summary>
public sealed class PhraseBooks(IEnumerable<PhraseBook> books)
{
    private readonly Dictionary<string, PhraseBook> _books = books.ToDictionary(book => book.Language, StringComparer.OrdinalIgnoreCase);

    public static PhraseBooks None { get; } = new([]);

    public IReadOnlyCollection<PhraseBook> All => _books.Values;

    /// <summary>The language of a locale as in "es-419"; null for English and for those that we do not speak.</summary>
    public PhraseBook? Of(string? locale) => locale is null ? null : _books.GetValueOrDefault(locale.Split('-')[0]);
}

internal sealed record PhraseFile(IReadOnlyDictionary<string, string>? Names, IReadOnlyDictionary<string, string>? Texts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PhraseFile))]
internal sealed partial class PhraseJson : JsonSerializerContext;
