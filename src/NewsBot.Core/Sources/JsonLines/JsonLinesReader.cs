using System.Globalization;
using System.Text.Json;

namespace NewsBot.Sources.JsonLines;

/// <summary>Reads pages written as JSON, one a line; one bad line leaves the others alone.</summary>
internal sealed class JsonLinesReader : IArticleReader
{
    public bool Recognizes(string text) => text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith('{');

    public IReadOnlyList<ReadResult> Read(string file, string text)
    {
        var results = new List<ReadResult>();
        var number = 0;

        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
                results.Add(ReadLine(file, number, line));
        }

        return results;
    }

    private static ReadResult ReadLine(string file, int number, ReadOnlySpan<char> line)
    {
        try
        {
            var page = JsonSerializer.Deserialize(line, PageJsonContext.Default.PageLine);

            return JsonPage.Read(file, page, out var missing) is { } read
                ? ReadResult.Of(read)
                : Failed(file, number, $"there is {missing}");
        }
        catch (JsonException exception)
        {
            return Failed(file, number, $"it is not the JSON of a page (at {exception.Path ?? "$"})");
        }
        catch (InvalidOperationException)
        {
            return Failed(file, number, "it is JSON with halves of characters in it");
        }
    }

    private static ReadResult Failed(string file, int number, string why) =>
        ReadResult.Failed(file, string.Create(CultureInfo.InvariantCulture, $"Line {number} cannot be read: {why}."));
}
