using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.CommandLine;

/// <summary>A text to be summed up, or why it could not be read.</summary>
/// <param name="Id">What its summary is called by: the row's id, or the file's name.</param>
internal sealed record NamedText(string Name, JsonElement? Id, Article? Article, string? Problem);

/// <summary>Reads texts: each file one, or one a line where a file is JSON lines of <c>{id, title, text}</c>.</summary>
internal static partial class TextReading
{
    public static async IAsyncEnumerable<NamedText> ReadAsync(string[] paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var opener = new PageOpener();
        foreach (var file in PageFile.Find(paths.Length == 0 ? [PathArgument.StandardInput] : paths))
        {
            var (content, problem) = file.IsAddress ? (null, "This is an address; “newsbot read” reads and sums up pages.") : await opener.OpenAsync(file, cancellationToken);
            if (content is null)
            {
                yield return new(file.Name, null, null, problem);
                continue;
            }

            using var reader = new StreamReader(content);
            await foreach (var text in ReadAsync(file.Name, reader, cancellationToken))
                yield return text;
        }
    }

    private static async IAsyncEnumerable<NamedText> ReadAsync(string name, StreamReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = await reader.ReadLineAsync(cancellationToken);
        if (first is null || !first.TrimStart().StartsWith('{'))
        {
            yield return new(name, JsonSerializer.SerializeToElement(name, NameJson.Default.String), ArticleOf("", first + "\n" + await reader.ReadToEndAsync(cancellationToken)), null);
            yield break;
        }

        var number = 1;
        for (var line = first; line is not null; line = await reader.ReadLineAsync(cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return RowOf($"{name}, line {number}", line);
            number++;
        }
    }

    private static NamedText RowOf(string name, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement is { ValueKind: JsonValueKind.Object } row && TextOf(row, "text") is { } text
                ? new(name, row.TryGetProperty("id", out var id) ? id.Clone() : null, ArticleOf(TextOf(row, "title") ?? "", text), null)
                : new(name, null, null, "The row has no “text”.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new(name, null, null, "The line is no JSON object.");
        }
    }

    private static string? TextOf(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Article ArticleOf(string title, string text) =>
        new(title, null, null, null, null, null, null, null, [.. EmptyLines.Split(text.ReplaceLineEndings("\n"))], [], [], null);

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex EmptyLines { get; }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class NameJson : System.Text.Json.Serialization.JsonSerializerContext;
