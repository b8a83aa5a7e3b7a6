using System.Globalization;
using System.Text.Json;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads JSON that may have any shape: what is not there, or is something else, is null or empty.</summary>
internal static class JsonFacts
{
    // Far deeper than people answer each other: two levels a reply, in some systems five.
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 2_048, AllowTrailingCommas = true };

    /// <summary>Parses what a site answered; throws <see cref="FetchException"/> with one sentence.</summary>
    public static JsonElement Parse(FetchedPage page)
    {
        // What an interface is asked with may be nobody's business.
        var address = page.Address.GetLeftPart(UriPartial.Path);
        var body = page.Body.AsSpan();
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        if (body.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
            throw new FetchException($"{address} answered with a page and not with JSON.");

        try
        {
            return JsonElement.Parse(body, Bounds);
        }
        catch (JsonException exception)
        {
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{address} answered with JSON that is cut off, damaged or too deep (line {exception.LineNumber + 1})."), exception);
        }
    }

    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) && part.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? part : null;

    public static JsonElement? Part(this JsonElement? element, string name) => element?.Part(name);

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Part(name).Items();

    /// <summary>A text, or a number as it is written: sources change their minds about which ids are.</summary>
    public static string? Text(this JsonElement element, string name) => element.Part(name) switch
    {
        { ValueKind: JsonValueKind.String } text => TextOf(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    public static long? Integer(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A time in ISO 8601; one without an offset is in UTC, as these systems say.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time > DateTimeOffset.UnixEpoch ? time : null;

    /// <summary>A time in seconds since 1970, with or without a fraction.</summary>
    public static DateTimeOffset? Seconds(this JsonElement element, string name) =>
        double.TryParse(element.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1_000))
            : null;

    // A half of a character has no place in text, and the parser throws for it.
    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
