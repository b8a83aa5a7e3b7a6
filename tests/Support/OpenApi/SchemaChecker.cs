using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsBot.Testing;

/// <summary>Holds JSON against a schema, as far as Discord's OpenAPI description makes use of JSON Schema (https://json-schema.org/draft/2020-12).</summary>
/// <param name="document">The description, for references into it.</param>
/// <param name="allowsUnknownKeys">Whether objects may have keys that the schema does not name: answers may, requests may not.</param>
internal sealed class SchemaChecker(JsonElement document, bool allowsUnknownKeys)
{
    /// <summary>What is wrong with a value, each at its place; empty where nothing is.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value, string place = "$")
    {
        var wrong = new List<string>();
        Check(schema, value, place, wrong, checksKeys: !allowsUnknownKeys);
        return wrong;
    }

    private void Check(JsonElement schema, JsonElement value, string place, List<string> wrong, bool checksKeys)
    {
        schema = Resolve(schema);
        // An upload's number may be written as one: https://docs.discord.com/developers/reference#uploading-files
        if (!allowsUnknownKeys && value.ValueKind == JsonValueKind.Number && schema.TryGetProperty("format", out var format) && format.ValueEquals("snowflake"))
            return;
        if (schema.TryGetProperty("type", out var type) && !IsOfType(type, value))
        {
            wrong.Add($"{place}: {Shown(value)} is not {type}");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
            Check(keyword, schema, value, place, wrong);
        if (checksKeys && value.ValueKind == JsonValueKind.Object && Known(schema) is { Count: > 0 } known)
            wrong.AddRange(value.EnumerateObject().Where(field => !known.Contains(field.Name)).Select(field => $"{place}: nobody knows the key {field.Name}"));
    }

    private void Check(JsonProperty keyword, JsonElement schema, JsonElement value, string place, List<string> wrong)
    {
        var limit = keyword.Value;
        switch (keyword.Name)
        {
            case "oneOf" or "anyOf":
                var attempts = limit.EnumerateArray().Select(alternative => Check(alternative, value, place)).ToList();
                if (attempts.All(attempt => attempt.Count > 0))
                    wrong.AddRange(attempts.Where(attempt => !IsOtherVariant(attempt, place)).DefaultIfEmpty(attempts[0]).MinBy(attempt => attempt.Count)!);
                break;
            case "allOf":
                foreach (var part in limit.EnumerateArray())
                    Check(part, value, place, wrong, checksKeys: false);
                break;
            case "const":
                Require(IsSame(limit, value), $"is not {limit}");
                break;
            case "enum":
                Require(limit.EnumerateArray().Any(allowed => IsSame(allowed, value)), $"is none of {limit}");
                break;
            case "format":
                Require(IsInFormat(limit.GetString()!, value), $"is no {limit}");
                break;
            case "pattern" when value.ValueKind == JsonValueKind.String:
                Require(Regex.IsMatch(value.GetString()!, limit.GetString()!), $"does not match {limit}");
                break;
            case "minLength" or "maxLength" when value.ValueKind == JsonValueKind.String:
                RequireSize(value.GetString()!.EnumerateRunes().Count());
                break;
            case "minItems" or "maxItems" when value.ValueKind == JsonValueKind.Array:
                RequireSize(value.GetArrayLength());
                break;
            case "minProperties" or "maxProperties" when value.ValueKind == JsonValueKind.Object:
                RequireSize(value.EnumerateObject().Count());
                break;
            case "uniqueItems" when value.ValueKind == JsonValueKind.Array && limit.GetBoolean():
                Require(value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(), "says something twice");
                break;
            case "minimum" when TryNumber(value, out var number):
                Require(number >= limit.GetDouble(), $"is below {limit}");
                break;
            case "maximum" when TryNumber(value, out var number):
                Require(number <= limit.GetDouble(), $"is above {limit}");
                break;
            case "required" when value.ValueKind == JsonValueKind.Object:
                wrong.AddRange(limit.EnumerateArray().Where(key => !value.TryGetProperty(key.GetString()!, out _)).Select(key => $"{place}: has no {key}"));
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    if (limit.TryGetProperty(field.Name, out var known))
                        Check(known, field.Value, $"{place}.{field.Name}", wrong, !allowsUnknownKeys);
                }
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var field in value.EnumerateObject().Where(field => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(field.Name, out _)))
                {
                    if (limit.ValueKind == JsonValueKind.False)
                        wrong.Add($"{place}: may not have the key {field.Name}");
                    else if (limit.ValueKind == JsonValueKind.Object)
                        Check(limit, field.Value, $"{place}.{field.Name}", wrong, !allowsUnknownKeys);
                }
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                var i = 0;
                foreach (var item in value.EnumerateArray())
                    Check(limit, item, $"{place}[{i++}]", wrong, !allowsUnknownKeys);
                break;
        }

        void Require(bool holds, string failure)
        {
            if (!holds)
                wrong.Add($"{place}: {Shown(value)} {failure}");
        }

        void RequireSize(int size) => Require(keyword.Name.StartsWith("min", StringComparison.Ordinal) ? size >= limit.GetInt32() : size <= limit.GetInt32(), $"breaks {keyword.Name} {limit}");
    }

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, step) => at.GetProperty(step));
        return schema;
    }

    // No keys at all where any will do.
    private HashSet<string> Known(JsonElement schema)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        schema = Resolve(schema);
        if (schema.TryGetProperty("additionalProperties", out _))
            return known;
        if (schema.TryGetProperty("properties", out var properties))
            known.UnionWith(properties.EnumerateObject().Select(field => field.Name));
        foreach (var part in schema.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray() : default)
            known.UnionWith(Known(part));
        return known;
    }

    // Of several variants the one with the value's own type says what is wrong.
    private static bool IsOtherVariant(IReadOnlyList<string> attempt, string place) =>
        attempt.Any(wrong => wrong.StartsWith($"{place}.type: ", StringComparison.Ordinal) || wrong.StartsWith($"{place}: ", StringComparison.Ordinal) && wrong.Contains(" is not ", StringComparison.Ordinal));

    private static bool IsOfType(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => IsOfType(one, value)) : type.GetString() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "string" => value.ValueKind == JsonValueKind.String,
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => TryNumber(value, out var number) && Math.Floor(number) == number,
            var unknown => throw new NotSupportedException($"The type {unknown} is not known here."),
        };

    // Numbers may be written as text, as snowflakes are.
    private static bool TryNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && (number = whole) == whole,
            _ => false,
        };
    }

    private static bool IsSame(JsonElement expected, JsonElement value) =>
        expected.ValueKind == JsonValueKind.Number ? TryNumber(value, out var number) && number == expected.GetDouble() : JsonElement.DeepEquals(expected, value);

    private static bool IsInFormat(string format, JsonElement value) => (format, value.ValueKind) switch
    {
        ("date-time", JsonValueKind.String) => DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        ("uri", JsonValueKind.String) => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        ("snowflake", JsonValueKind.String) => ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out _),
        ("int32", JsonValueKind.Number) => value.TryGetInt32(out _),
        ("int64", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => true,
    };

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } long_ ? long_[..60] + "…" : value.GetRawText();
}
