using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.Testing;

/// <summary>Discord's own description of its API (https://github.com/discord/discord-api-spec), to hold requests and answers against.</summary>
internal sealed partial class OpenApiDescription
{
    private static readonly string[] Keywords =
    [
        "$ref", "type", "const", "enum", "format", "pattern", "oneOf", "anyOf", "allOf", "properties", "additionalProperties", "required", "items",
        "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems", "minimum", "maximum",
        "description", "title", "contentEncoding", "x-discord-union",
    ];

    private readonly JsonElement _document;
    private readonly Dictionary<string, (JsonElement Path, JsonElement Operation)> _operations = new(StringComparer.Ordinal);
    private readonly SchemaChecker _requests;
    private readonly SchemaChecker _answers;

    public OpenApiDescription(string json)
    {
        var node = JsonNode.Parse(json)!;
        Correct(node);
        _document = JsonSerializer.SerializeToElement(node);
        (_requests, _answers) = (new(_document, allowsUnknownKeys: false), new(_document, allowsUnknownKeys: true));
        foreach (var path in _document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(member => member.Name != "parameters"))
                _operations[Name(operation.Name.ToUpperInvariant(), path.Name)] = (path.Value, operation.Value);
        }
    }

    /// <summary>The one of the evaluation data.</summary>
    public static OpenApiDescription Load() => new(File.ReadAllText(Path.Combine(EvaluationFactAttribute.Folder, "discord", "openapi.json")));

    public bool Describes(string method, string route) => _operations.ContainsKey(Name(method, route));

    /// <summary>What a request says that it must not, or does not say that it must.</summary>
    /// <param name="method">Such as GET.</param>
    /// <param name="route">The route, or the path that was asked for: ids are found.</param>
    /// <param name="query">With its question mark, or empty.</param>
    /// <param name="isMultipart">Whether the body came as payload_json.</param>
    /// <param name="body">JSON, or empty.</param>
    public IReadOnlyList<string> CheckRequest(string method, string route, string query, bool isMultipart, string body)
    {
        if (Find(method, route) is not { } found)
            return [$"{method} {route} is not described"];

        var wrong = CheckQuery(found, query).ToList();
        var takesBody = found.Operation.TryGetProperty("requestBody", out var described);
        if (body.Length > 0 && !takesBody)
            wrong.Add("$: takes no body");
        else if (body.Length > 0)
            wrong.AddRange(_requests.Check(Schema(described, isMultipart ? "multipart/form-data" : "application/json"), JsonElement.Parse(body)));
        else if (takesBody && described.TryGetProperty("required", out var required) && required.GetBoolean())
            wrong.Add("$: needs a body");
        return [.. wrong.Select(what => $"{method} {route}{query}: {what}")];
    }

    /// <summary>What an answer says that it must not, or does not say that it must.</summary>
    public IReadOnlyList<string> CheckAnswer(string method, string route, int status, string body)
    {
        if (Find(method, route) is not { } found)
            return [$"{method} {route} is not described"];

        var responses = found.Operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && !(status is >= 400 and < 500 && responses.TryGetProperty("4XX", out response)))
            return [$"{method} {route}: never answers {status}"];
        if (response.TryGetProperty("$ref", out var reference))
            response = reference.GetString()!.Split('/').Skip(1).Aggregate(_document, (at, step) => at.GetProperty(step));
        if (!response.TryGetProperty("content", out _))
            return body.Length == 0 ? [] : [$"{method} {route}: {status} has no body"];
        if (body.Length == 0)
            return [$"{method} {route}: {status} needs a body"];
        return [.. _answers.Check(Schema(response, "application/json"), JsonElement.Parse(body)).Select(what => $"{method} {route} {status}: {what}")];
    }

    /// <summary>What is wrong with an object of this name, such as one that the gateway sends.</summary>
    public IReadOnlyList<string> CheckObject(string schema, JsonElement value) =>
        [.. _answers.Check(_document.GetProperty("components").GetProperty("schemas").GetProperty(schema), value).Select(what => $"{schema} {what}")];

    /// <summary>Keywords of the description that the checker would pass over.</summary>
    public IReadOnlyList<string> UnknownKeywords()
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var schema in _document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            Collect(schema.Value, unknown);
        return [.. unknown];
    }

    // Errors of a form carry names: https://docs.discord.com/developers/reference#error-messages
    private static void Correct(JsonNode document)
    {
        if (document["components"]?["schemas"]?["InnerErrors"]?["properties"]?["_errors"] is JsonObject errors)
            errors["items"] = JsonNode.Parse("""{"type":"object","properties":{"code":{"type":"string"},"message":{"type":"string"}},"required":["code","message"]}""");
    }

    private static void Collect(JsonElement schema, SortedSet<string> unknown)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        unknown.UnionWith(schema.EnumerateObject().Select(keyword => keyword.Name).Except(Keywords));
        foreach (var keyword in schema.EnumerateObject())
        {
            if (keyword.Name is "items" or "additionalProperties")
                Collect(keyword.Value, unknown);
            else if (keyword.Name is "oneOf" or "anyOf" or "allOf")
                keyword.Value.EnumerateArray().ToList().ForEach(part => Collect(part, unknown));
            else if (keyword.Name is "properties")
                keyword.Value.EnumerateObject().ToList().ForEach(field => Collect(field.Value, unknown));
        }
    }

    private IEnumerable<string> CheckQuery((JsonElement Path, JsonElement Operation) found, string query)
    {
        var parameters = new[] { found.Operation, found.Path }
            .SelectMany(owner => owner.TryGetProperty("parameters", out var some) ? some.EnumerateArray() : default)
            .Where(parameter => parameter.GetProperty("in").GetString() == "query")
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        var given = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
        foreach (var (name, value) in given)
        {
            if (!parameters.TryGetValue(name, out var parameter))
                yield return $"?{name}: nobody knows it";
            else if (Readings(value).Select(reading => _requests.Check(parameter.GetProperty("schema"), reading, "?" + name)).MinBy(wrong => wrong.Count) is { Count: > 0 } wrong)
                yield return string.Join("; ", wrong);
        }
        foreach (var name in parameters.Where(p => p.Value.TryGetProperty("required", out var required) && required.GetBoolean()).Select(p => p.Key).Except(given.Keys))
            yield return $"?{name}: is missing";
    }

    // A query knows no types.
    private static IEnumerable<JsonElement> Readings(string value)
    {
        yield return JsonSerializer.SerializeToElement(value);
        if (bool.TryParse(value, out var flag))
            yield return JsonSerializer.SerializeToElement(flag);
    }

    private static JsonElement Schema(JsonElement owner, string contentType)
    {
        var content = owner.GetProperty("content");
        return (content.TryGetProperty(contentType, out var typed) ? typed : content.GetProperty("application/json")).GetProperty("schema");
    }

    // The most literal route wins: .../messages/pins before .../messages/{message_id}.
    private (JsonElement Path, JsonElement Operation)? Find(string method, string route)
    {
        if (_operations.TryGetValue(Name(method, route), out var exact))
            return exact;
        var asked = route.Split('/');
        return _operations
            .Where(known => known.Key.Split(' ') is [var verb, var path] && verb == method && path.Split('/') is var parts
                && parts.Length == asked.Length && parts.Zip(asked).All(pair => pair.First == "{}" || pair.First == pair.Second))
            .OrderBy(known => known.Key.Count(letter => letter == '{'))
            .Select(known => ((JsonElement, JsonElement)?)known.Value)
            .FirstOrDefault();
    }

    private static string Name(string method, string route) => $"{method} {Parameter().Replace(route, "{}")}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
