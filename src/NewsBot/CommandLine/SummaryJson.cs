using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Summaries;
using NewsBot.Summaries.Languages;

namespace NewsBot.CommandLine;

/// <summary>A summary as a line of JSON.</summary>
internal static class SummaryJson
{
    // Letters of every script as they are: the lines are for a terminal and a file, never for a script within a web page.
    private static readonly SummaryJsonContext Readable = new(new(SummaryJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(JsonElement? id, Language language, Summary summary) =>
        JsonSerializer.Serialize(new(id, language.Code, summary.Sentences), Readable.SummaryRow);
}

internal sealed record SummaryRow(JsonElement? Id, string Language, IReadOnlyList<SummarySentence> Sentences);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SummaryRow))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
