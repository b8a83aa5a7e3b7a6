using System.Net;
using System.Text.Json;

namespace NewsBot.Discord.Rest;

/// <summary>Discord's error body, read leniently: https://docs.discord.com/developers/reference#error-messages.</summary>
internal sealed record ErrorBody(int Code, string? Message, string? Field, string? FieldMessage, double? RetryAfter, bool Global)
{
    private static readonly ErrorBody Unreadable = new(0, null, null, null, null, false);

    /// <summary>False for a page from the edge: Discord itself answers in JSON.</summary>
    public bool IsDiscords => this != Unreadable;

    public static ErrorBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Unreadable;
            var (field, problem) = root.TryGetProperty("errors", out var errors) ? First(errors, "") : default;
            return new(
                root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 0,
                root.TryGetProperty("message", out var message) ? message.ToString() : null,
                field,
                problem,
                root.TryGetProperty("retry_after", out var wait) && wait.ValueKind == JsonValueKind.Number ? wait.GetDouble() : null,
                root.TryGetProperty("global", out var global) && global.ValueKind == JsonValueKind.True);
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    public DiscordException For(string route, HttpStatusCode status)
    {
        var reason = string.Join("; ", new[] { Message, Field is null ? null : $"{Field}: {FieldMessage}" }.Where(part => part is not null));
        return new($"{route} was answered with {(int)status} (code {Code}): {(reason.Length > 0 ? reason : "no reason given")}", route, status, Code, Field);
    }

    private static (string? Field, string? Problem) First(JsonElement errors, string path)
    {
        if (errors.ValueKind != JsonValueKind.Object)
            return default;
        if (errors.TryGetProperty("_errors", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0)
            return (path, list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty("message", out var message) ? message.ToString() : list[0].ToString());
        return errors.EnumerateObject()
            .Select(property => First(property.Value, Join(path, property.Name)))
            .FirstOrDefault(found => found.Field is not null);
    }

    private static string Join(string path, string name) =>
        name.All(char.IsAsciiDigit) ? $"{path}[{name}]" : path.Length == 0 ? name : $"{path}.{name}";
}
