using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Takes orders for faults over HTTP, on an address of its own that is off unless asked for.</summary>
internal sealed partial class FaultServer(LocalDiscordFaults faults)
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/rest", (HttpContext http) => TakeAsync<RestFault>(http, faults.Plan));
        endpoints.MapPost("/gateway", (HttpContext http) => TakeAsync<GatewayFault>(http, faults.Strike));
        endpoints.MapPost("/settings", (HttpContext http) => TakeAsync<FaultSettings>(http, faults.Set));
        endpoints.MapDelete("/", (HttpContext http) =>
        {
            faults.Clear();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static async Task TakeAsync<T>(HttpContext http, Action<T> take)
    {
        // A page of another site cannot send this type unasked.
        if (!http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        try
        {
            take(await JsonSerializer.DeserializeAsync(http.Request.Body, FaultJson.Of<T>(), http.RequestAborted) ?? throw new JsonException("Nothing was asked for."));
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync($"{Reason(exception)}\n", http.RequestAborted);
        }
    }

    private static string Reason(Exception exception) => exception is JsonException json
        ? $"{json.Path}: {TypeName().Replace(json.Message.Split(" Path: ")[0], "what an order can say")}"
        : exception.Message;

    // What the reader of JSON says names our types, which mean nothing to who sent the order.
    [GeneratedRegex(@"\b(?:NewsBot|System)(?:\.\w+)+")]
    private static partial Regex TypeName();
}
