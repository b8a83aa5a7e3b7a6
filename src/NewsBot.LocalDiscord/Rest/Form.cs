using System.Globalization;
using System.Text.Json;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>Reads a request's fields and notes what Discord would refuse; the caller asks for all it needs and then calls <see cref="Check"/>.</summary>
internal sealed class Form(JsonElement value, IReadOnlyList<string> path, FormErrors errors)
{
    public Form(JsonElement value)
        : this(value, [], new())
    {
    }

    public JsonElement Value => value;

    public void Check() => errors.ThrowIfAny();

    public void Refuse(string key, string code, string message) => errors.Add(key.Length == 0 ? path : [.. path, key], code, message);

    /// <summary>Whether the field is there at all, be it null.</summary>
    public bool Has(string key) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(key, out _);

    /// <summary>Whether the field is there and says something.</summary>
    public bool Says(string key) => Get(key) is not null;

    public JsonElement? Get(string key) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(key, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    public string? Text(string key, int max, int min = 0, bool required = false)
    {
        if (Get(key) is not { } field)
            return Missing<string?>(key, required);
        if (field.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return Refused<string?>(key, "BASE_TYPE_CONVERT", "Could not interpret \"" + field.ValueKind + "\" as string.");

        var text = field.ValueKind == JsonValueKind.String ? field.GetString()! : field.GetRawText();
        if (text.Length <= max && text.Length >= min)
            return text;
        if (text.Length == 0)
            return Refused<string?>(key, "BASE_TYPE_REQUIRED", "This field is required");
        if (min > 1 || (min == 1 && max <= 100))
            return Refused<string?>(key, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        return Refused<string?>(key, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
    }

    public long? Integer(string key, long min, long max, bool required = false)
    {
        if (Get(key) is not { } field)
            return Missing<long?>(key, required);
        if (!TryInteger(field, out var number))
            return Refused<long?>(key, "NUMBER_TYPE_COERCE", $"Value \"{Shown(field)}\" is not int.");
        if (number < min)
            return Refused<long?>(key, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        if (number > max)
            return Refused<long?>(key, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        return number;
    }

    public int? OneOf(string key, IReadOnlyCollection<int> choices, bool required = false)
    {
        if (Get(key) is not { } field)
            return Missing<int?>(key, required);
        if (TryInteger(field, out var number) && number is >= int.MinValue and <= int.MaxValue && choices.Contains((int)number))
            return (int)number;
        return Refused<int?>(key, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices)}}}.");
    }

    public bool? Flag(string key) => Get(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => Refused<bool?>(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false."),
    };

    public Snowflake? Id(string key, bool required = false)
    {
        if (Get(key) is not { } field)
            return Missing<Snowflake?>(key, required);
        return Snowflake.TryParse(Shown(field), out var id) ? id : Refused<Snowflake?>(key, "NUMBER_TYPE_COERCE", $"Value \"{Shown(field)}\" is not snowflake.");
    }

    /// <summary>A set of bits such as permissions, written as a string or a number.</summary>
    public ulong? Bits(string key)
    {
        if (Get(key) is not { } field)
            return null;
        return ulong.TryParse(Shown(field), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : Refused<ulong?>(key, "NUMBER_TYPE_COERCE", $"Value \"{Shown(field)}\" is not int.");
    }

    public IReadOnlyList<Snowflake> Ids(string key, int max)
    {
        var ids = new List<Snowflake>();
        var list = List(key, max);
        for (var i = 0; i < list.Count; i++)
        {
            if (Snowflake.TryParse(Shown(list[i].Value), out var id))
                ids.Add(id);
            else
                list[i].Refuse("", "NUMBER_TYPE_COERCE", $"Value \"{Shown(list[i].Value)}\" is not snowflake.");
        }
        return ids;
    }

    public DateTimeOffset? Time(string key)
    {
        if (Get(key) is not { } field)
            return null;
        return DateTimeOffset.TryParse(Shown(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : Refused<DateTimeOffset?>(key, "DATE_TIME_TYPE_PARSE", $"Could not parse {Shown(field)}. Should be ISO8601.");
    }

    public Form? Object(string key)
    {
        if (Get(key) is not { } field)
            return null;
        return field.ValueKind == JsonValueKind.Object ? new(field, [.. path, key], errors) : Refused<Form?>(key, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
    }

    /// <summary>The items of a list; none where it is missing.</summary>
    public IReadOnlyList<Form> List(string key, int max, int min = 0)
    {
        if (Get(key) is not { } field)
            return [];
        if (field.ValueKind != JsonValueKind.Array)
            return Refused<IReadOnlyList<Form>>(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType") ?? [];
        if (field.GetArrayLength() > max || field.GetArrayLength() < min)
            return Refused<IReadOnlyList<Form>>(key, "BASE_TYPE_BAD_LENGTH", min > 0 ? $"Must be between {min} and {max} in length." : $"Must be {max} or fewer in length.") ?? [];
        return [.. field.EnumerateArray().Select((item, i) => new Form(item, [.. path, key, i.ToString(CultureInfo.InvariantCulture)], errors))];
    }

    // Query values are always text, and bodies may write numbers as text too.
    private static bool TryInteger(JsonElement field, out long number)
    {
        number = 0;
        return field.ValueKind switch
        {
            JsonValueKind.Number => field.TryGetInt64(out number),
            JsonValueKind.String => long.TryParse(field.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    private static string Shown(JsonElement field) => field.ValueKind == JsonValueKind.String ? field.GetString()! : field.GetRawText();

    private T? Missing<T>(string key, bool required) => required ? Refused<T>(key, "BASE_TYPE_REQUIRED", "This field is required") : default;

    private T? Refused<T>(string key, string code, string message)
    {
        Refuse(key, code, message);
        return default;
    }
}
