using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>Answers as Discord does on its worse days (https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit).</summary>
internal sealed class FaultyAnswers(TimeProvider time, CancellationToken stopping)
{
    /// <summary>Whether the request is still carried out.</summary>
    public static bool Stores(RestFault? fault) =>
        fault?.Fault is null or RestFaultKind.BadGatewayAfterStoring or RestFaultKind.NoAnswer or RestFaultKind.SlowBody or RestFaultKind.Garbage or RestFaultKind.NoLimitHeaders;

    /// <summary>Answers a request that was not carried out.</summary>
    public async Task RefuseAsync(HttpContext http, Route route, RestFault fault)
    {
        switch (fault.Fault)
        {
            case RestFaultKind.LimitedUser or RestFaultKind.LimitedGlobal or RestFaultKind.LimitedShared:
                await LimitAsync(http, route, fault);
                break;
            case RestFaultKind.LimitedHtml:
                http.Response.Headers.RetryAfter = Seconds(fault.RetryAfter);
                await PageAsync(http, 429, "Error 1015: You are being rate limited");
                break;
            case RestFaultKind.Failed:
                await WriteAsync(http, 500, Wire.Bytes(new ApiError(500, 0, "500: Internal Server Error").Body()));
                break;
            case RestFaultKind.Private:
                await WriteAsync(http, 403, Wire.Bytes(new ApiError(403, 50007, "Cannot send messages to this user").Body()));
                break;
            case RestFaultKind.BadGateway:
                await PageAsync(http, 502, "502: Bad gateway");
                break;
            default:
                http.Abort();
                break;
        }
    }

    /// <summary>Spoils the answer to a request that was carried out.</summary>
    public async Task SpoilAsync(HttpContext http, RestFault fault, int status, byte[] body)
    {
        switch (fault.Fault)
        {
            case RestFaultKind.BadGatewayAfterStoring:
                RemoveLimits(http);
                await PageAsync(http, 502, "502: Bad gateway");
                break;
            case RestFaultKind.NoAnswer:
                await WaitAsync(http, Timeout.InfiniteTimeSpan);
                http.Abort();
                break;
            case RestFaultKind.SlowBody:
                http.Response.StatusCode = status;
                http.Response.ContentType = "application/json";
                await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await WaitAsync(http, fault.Delay);
                await http.Response.Body.WriteAsync(body.AsMemory(body.Length / 2), http.RequestAborted);
                break;
            case RestFaultKind.Garbage:
                await WriteAsync(http, status == 204 ? 200 : status, [.. body.AsSpan(0, body.Length / 2), (byte)'{']);
                break;
            default:
                RemoveLimits(http);
                await WriteAsync(http, status, body);
                break;
        }
    }

    private Task LimitAsync(HttpContext http, Route route, RestFault fault)
    {
        var isGlobal = fault.Fault == RestFaultKind.LimitedGlobal;
        var headers = http.Response.Headers;
        headers["X-RateLimit-Scope"] = isGlobal ? "global" : fault.Fault == RestFaultKind.LimitedShared ? "shared" : "user";
        headers.RetryAfter = Seconds(fault.RetryAfter);
        if (isGlobal)
        {
            headers["X-RateLimit-Global"] = "true";
        }
        else
        {
            headers["X-RateLimit-Limit"] = "5";
            headers["X-RateLimit-Remaining"] = "0";
            headers["X-RateLimit-Reset"] = ((time.GetUtcNow() + fault.RetryAfter).ToUnixTimeMilliseconds() / 1000.0).ToString("0.###", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset-After"] = fault.RetryAfter.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            headers["X-RateLimit-Bucket"] = route.Bucket;
        }
        return WriteAsync(http, 429, Wire.Bytes(new JsonObject
        {
            ["message"] = fault.Fault == RestFaultKind.LimitedShared ? "The resource is being rate limited." : "You are being rate limited.",
            ["retry_after"] = fault.RetryAfter.TotalSeconds,
            ["global"] = isGlobal,
        }));
    }

    private async Task WaitAsync(HttpContext http, TimeSpan delay)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(delay, time, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task PageAsync(HttpContext http, int status, string title)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=UTF-8";
        return http.Response.WriteAsync($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n", http.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext http, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        if (status == 204)
            return;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static void RemoveLimits(HttpContext http)
    {
        foreach (var name in http.Response.Headers.Keys.Where(name => name.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase)).ToList())
            http.Response.Headers.Remove(name);
    }

    private static string Seconds(TimeSpan span) => Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
