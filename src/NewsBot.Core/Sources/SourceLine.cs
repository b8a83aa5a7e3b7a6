using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Sources;

/// <summary>A source as it is written down: in the sources' file, and in the database for those that a guild has added.</summary>
internal sealed record SourceLine(
    string? Name = null,
    string? Kind = null,
    string? Path = null,
    string? Url = null,
    int? EveryMinutes = null,
    FilterLine? Only = null,
    FilterLine? Except = null,
    CommentsLine? Comments = null,
    ElsewhereLine? Elsewhere = null,
    string? Credentials = null,
    int? SummarySentences = null,
    bool? Image = null,
    string? Credit = null,
    bool? AgeRestricted = null);

internal sealed record FilterLine(IReadOnlyList<string?>? Words = null, string? Pattern = null, IReadOnlyList<string?>? Tags = null, IReadOnlyList<string?>? Authors = null);

internal sealed record CommentsLine(string? System = null, string? Url = null, string? Site = null, string? Credentials = null);

internal sealed record ElsewhereLine(IReadOnlyList<string?>? Places = null, int? Least = null, bool? Hold = null);

internal sealed record SourcesFile(IReadOnlyList<SourceLine?>? Sources, [property: JsonPropertyName("$schema")] string? Schema = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SourcesFile))]
[JsonSerializable(typeof(SourceLine))]
internal sealed partial class SourceJson : JsonSerializerContext;
