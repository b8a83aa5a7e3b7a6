using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Summaries.Languages;

/// <summary>A language as its file has it; see config/languages.schema.json.</summary>
internal sealed record LanguageFile(
    string Language,
    IReadOnlyList<string> Sample,
    string StopWords,
    string Abbreviations = "",
    string BeforeNumbers = "",
    string Shortened = "",
    bool OrdinalsEndInStop = false,
    IReadOnlyList<string>? Leaning = null,
    IReadOnlyList<string>? Boilerplate = null,
    IReadOnlyList<string>? BoilerplateOpenings = null,
    [property: JsonPropertyName("$schema")] string? Schema = null)
{
    /// <summary>Reads a language from JSON; throws <see cref="FormatException"/> with one sentence.</summary>
    public static LanguageFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, LanguageJson.Default.LanguageFile) is { Language: { Length: 2 or 3 } code, Sample: [_, ..] sample, StopWords: { Length: > 0 } } file
                && code.All(char.IsAsciiLetterLower) && sample.All(text => text is { Length: > 0 })
                ? file
                : throw new FormatException("A language needs its code of two or three small letters, a sample and its stop words.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LanguageFile))]
internal sealed partial class LanguageJson : JsonSerializerContext;
