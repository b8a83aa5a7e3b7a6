using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsBot.LocalDiscord.Faults;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Takes gateway connections and says where they go (https://docs.discord.com/developers/events/gateway#connecting).</summary>
internal sealed class GatewayEndpoint(GatewayProtocol protocol, SessionStarts starts, GatewayFaults faults, Address address, LocalDiscordOptions options, TimeProvider time, CancellationToken stopping)
{
    public void Map(IEndpointRouteBuilder endpoints, Routes routes)
    {
        endpoints.MapGet("/gateway", AcceptAsync);
        endpoints.MapGet("/gateway/resume", ResumeAsync);
        routes.Get("gateway", _ => Answer.Ok(new JsonObject { ["url"] = address.Gateway }), Callers.Anyone);
        routes.Get("gateway/bot", _ => Answer.Ok(new JsonObject { ["url"] = address.Gateway, ["shards"] = starts.Shards, ["session_start_limit"] = starts.Limit() }), Callers.Bots);
    }

    private Task ResumeAsync(HttpContext http)
    {
        if (!faults.RefusesResume())
            return AcceptAsync(http);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !IsOwnPage(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var compress = http.Request.Query["compress"] == "zlib-stream";
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var connection = new GatewayConnection(socket, compress, protocol, options, time);
        if (http.Request.Query["v"] is var version && version != "10")
            connection.Close(CloseCode.InvalidApiVersion, "Invalid API version.");
        else if (http.Request.Query["encoding"].ToString() is not ("json" or ""))
            connection.Close(CloseCode.DecodeError, "Only json is spoken here.");
        else if (http.Request.Query["compress"].ToString() is not ("zlib-stream" or ""))
            connection.Close(CloseCode.DecodeError, "Only zlib-stream is spoken here.");
        await connection.RunAsync(stopping);
    }

    // Browsers let any page open a WebSocket to this machine, and the tokens here are well known.
    private static bool IsOwnPage(HttpContext http) =>
        http.Request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback));
}
