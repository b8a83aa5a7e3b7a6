using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord;

/// <summary>A request and its answer, as they passed.</summary>
/// <param name="Method">Such as GET.</param>
/// <param name="Route">Such as <c>/channels/{channel_id}</c>.</param>
/// <param name="Query">With its question mark, or empty.</param>
/// <param name="IsMultipart">Whether files came along; the body is then what came as payload_json.</param>
/// <param name="Body">JSON, or empty.</param>
/// <param name="Status">Such as 200.</param>
/// <param name="Answer">JSON, or empty.</param>
public sealed record LocalDiscordExchange(string Method, string Route, string Query, bool IsMultipart, string Body, int Status, string Answer)
{
    internal static LocalDiscordExchange Of(HttpRequest request, Route route, JsonElement body, int status, byte[] answer) => new(
        route.Method,
        "/" + route.Pattern,
        request.QueryString.Value ?? "",
        request.HasFormContentType,
        body.ValueKind == JsonValueKind.Undefined ? "" : body.GetRawText(),
        status,
        Encoding.UTF8.GetString(answer));
}
