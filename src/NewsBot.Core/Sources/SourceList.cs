using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>The file that lists the sources: <c>{"sources":[{"name":…,"kind":"folder","path":…}]}</c>.</summary>
public static partial class SourceList
{
    private const string FolderKind = "folder";
    private const int NameLength = 100;

    /// <summary>Reads the list; throws <see cref="FormatException"/> with one sentence.</summary>
    public static IReadOnlyList<SourceFolder> Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, SourceListJson.Default.ListFile);
            var sources = (file?.Sources ?? throw new FormatException("The list \"sources\" is missing.")).Select(Check).ToList();
            return sources.GroupBy(source => source.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw new FormatException($"The source {twice.Key} is there twice.")
                : sources;
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }

    private static SourceFolder Check(ListedSource? source) => source switch
    {
        { Kind: not FolderKind } => throw new FormatException($"The source {source.Name} has the kind \"{source.Kind}\"; known is \"{FolderKind}\"."),
        { Name: { Length: > 0 and <= NameLength } name, Path: { Length: > 0 } path } when name != SourceName.Every.Value => new(new(name), path),
        _ => throw new FormatException($"The source {source?.Name} needs a name of 1 to {NameLength} characters other than \"*\", and a path."),
    };

    internal sealed record ListFile(IReadOnlyList<ListedSource?>? Sources, [property: JsonPropertyName("$schema")] string? Schema = null);

    internal sealed record ListedSource(string? Name, string? Kind, string? Path);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(ListFile))]
    internal sealed partial class SourceListJson : JsonSerializerContext;
}
