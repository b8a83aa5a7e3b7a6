using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>A REST request as it arrived.</summary>
internal sealed record ScriptedRequest(string Route, string RawPath, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<ScriptedRequest> ReadAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var path = request.Url!.AbsolutePath.Replace("/api/v10", "", StringComparison.Ordinal);
        var headers = request.Headers.AllKeys.OfType<string>().ToDictionary(name => name, name => request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        return new($"{request.HttpMethod} {path}", request.RawUrl!, request.Url.Query, headers, body);
    }
}

/// <summary>What the server answers.</summary>
internal sealed record ScriptedAnswer(int Status, string Body = "{}", string ContentType = "application/json", params IReadOnlyList<(string Name, string Value)> Headers)
{
    public static ScriptedAnswer Message(ulong id, params IReadOnlyList<(string Name, string Value)> headers) =>
        new(200, $$"""{"id":"{{id}}","channel_id":"1","author":{"id":"1","username":"bot"},"content":"","timestamp":"2026-01-01T00:00:00+00:00","type":0}""", Headers: headers);

    public static ScriptedAnswer Error(int status, int code, string message = "no") => new(status, $$"""{"code":{{code}},"message":"{{message}}"}""");

    public static ScriptedAnswer Limited(double seconds, string scope = "user", bool global = false) => new(
        429,
        FormattableString.Invariant($$"""{"message":"You are being rate limited.","retry_after":{{seconds}},"global":{{(global ? "true" : "false")}}}"""),
        Headers: [("Retry-After", Math.Ceiling(seconds).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("X-RateLimit-Scope", scope)]);
}
