using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsBot.Sources.Html;

/// <summary>The objects in a page's JSON-LD scripts (https://www.w3.org/TR/json-ld11/), the outer ones first; a script that cannot be mended is left out.</summary>
internal sealed class JsonLdObjects
{
    private const int MostObjects = 2_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly Dictionary<string, JsonElement> _byId = [];

    public List<JsonElement> All { get; } = [];

    public static JsonLdObjects In(IReadOnlyList<string> scripts)
    {
        var objects = new JsonLdObjects();
        foreach (var script in scripts)
        {
            if (Parse(script) is { } root)
                objects.Take(root);
        }

        return objects;
    }

    public static IEnumerable<string> TypesOf(JsonElement one) =>
        one.TryGetProperty("@type", out var type) ? Several(type).Select(Plain).OfType<string>() : [];

    /// <summary>A property's text, its first one where there are several.</summary>
    public static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) ? Several(value).Select(Plain).FirstOrDefault(text => text is not null) : null;

    /// <summary>What a value says, without markup; null where that is nothing, or no text.</summary>
    public static string? Plain(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
            return null;

        try
        {
            return Spacing.OneSpaced(WebUtility.HtmlDecode(value.GetString()!)) is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, written as \ud83d.
            return null;
        }
    }

    public static IEnumerable<JsonElement> Several(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    public static IEnumerable<string> Addresses(JsonElement one) =>
        new[] { Text(one, "url"), Text(one, "@id"), Text(one, "mainEntityOfPage"), one.TryGetProperty("mainEntityOfPage", out var page) && page.ValueKind == JsonValueKind.Object ? Text(page, "@id") : null }
            .OfType<string>().Select(address => address.TrimEnd('/'));

    /// <summary>The names of those that a property names, as texts or as objects.</summary>
    public IReadOnlyList<string> Names(JsonElement one, string name) => !one.TryGetProperty(name, out var value) ? [] :
        [.. Several(value).Select(who => who.ValueKind == JsonValueKind.Object ? Text(Resolve(who), "name") : Plain(who)).OfType<string>()];

    /// <summary>The first value of a property, looked up where it only refers to another object.</summary>
    public JsonElement Resolved(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && Several(value).FirstOrDefault() is { ValueKind: not JsonValueKind.Undefined } first ? Resolve(first) : default;

    public string? Addressed(JsonElement one, string name) => Resolved(one, name) is var value && value.ValueKind == JsonValueKind.Object ? Text(value, "@id") ?? Text(value, "url") : value.ValueKind == JsonValueKind.String ? Plain(value) : null;

    private JsonElement Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("name", out _) && Text(value, "@id") is { } id && _byId.TryGetValue(id, out var found) ? found : value;

    private void Take(JsonElement value)
    {
        if (All.Count >= MostObjects)
            return;

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in value.EnumerateArray())
                Take(part);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            All.Add(value);
            if (Text(value, "@id") is { } id && (value.TryGetProperty("name", out _) || !_byId.ContainsKey(id)))
                _byId[id] = value;
            foreach (var property in value.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    Take(property.Value);
            }
        }
    }

    private static JsonElement? Parse(string script) => TryParse(script) ?? TryParse(Mended(script));

    private static JsonElement? TryParse(string script)
    {
        try
        {
            using var document = JsonDocument.Parse(script, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Wrapped in a comment, closed by a semicolon, with line breaks within texts, or several objects with nothing between them.
    private static string Mended(string script)
    {
        var start = script.AsSpan().IndexOfAny('{', '[');
        var end = script.AsSpan().LastIndexOfAny('}', ']');
        if (start < 0 || end < start)
            return "";

        var mended = new StringBuilder(end - start + 3);
        var (isText, depth) = (false, 0);
        for (var i = start; i <= end; i++)
        {
            var character = script[i];
            if (character == '\\' && isText && i < end)
            {
                var next = script[++i];
                mended.Append(next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u' ? $"\\{next}" : next);
                continue;
            }

            isText ^= character == '"';
            depth += isText ? 0 : character is '{' or '[' ? 1 : character is '}' or ']' ? -1 : 0;
            mended.Append(char.IsControl(character) ? ' ' : character);
            if (!isText && depth == 0 && character == '}' && script.AsSpan(i + 1).TrimStart().StartsWith("{"))
                mended.Append(',');
        }

        return $"[{mended}]";
    }
}
