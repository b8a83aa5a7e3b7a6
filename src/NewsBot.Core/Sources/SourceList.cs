using System.Text.Json;

namespace NewsBot.Sources;

/// <summary>Sources as they are written down; see config/sources.schema.json.</summary>
public static class SourceList
{
    /// <summary>Reads the sources' file; throws <see cref="FormatException"/> with one sentence.</summary>
    public static IReadOnlyList<Source> Parse(string json) => Reading(() =>
    {
        var file = JsonSerializer.Deserialize(json, SourceJson.Default.SourcesFile);
        var sources = (file?.Sources ?? throw new FormatException("The list \"sources\" is missing.")).Select(SourceForm.Read).ToList();
        return sources.GroupBy(source => source.Name.Value, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new FormatException($"The source {twice.Key} is there twice.")
            : sources;
    });

    /// <summary>Reads one source as <see cref="Write"/> writes it; throws <see cref="FormatException"/> with one sentence.</summary>
    public static Source ParseOne(string json) => Reading(() => SourceForm.Read(JsonSerializer.Deserialize(json, SourceJson.Default.SourceLine)));

    /// <summary>Writes one source as the file has it.</summary>
    public static string Write(Source source) => JsonSerializer.Serialize(SourceForm.Line(source), SourceJson.Default.SourceLine);

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message.ReplaceLineEndings(" "), exception);
        }
    }
}
