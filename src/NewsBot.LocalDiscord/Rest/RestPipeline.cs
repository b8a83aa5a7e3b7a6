using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>The one way every request takes: who asks, how often, what; then the handler, alone with the world.</summary>
internal sealed partial class RestPipeline(World world, Publisher publisher, ILogger<RestPipeline> logger)
{
    private readonly RateLimits _limits = new(world.Time);

    public async Task RunAsync(HttpContext http, Route route)
    {
        try
        {
            var user = Authenticate(http, route);
            if (!await IsWithinLimitsAsync(http, route, user))
                return;

            var (body, uploads) = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
            await WriteAsync(http, Handle(route, new(http, user, body, uploads)));
        }
        catch (ApiError error)
        {
            await WriteAsync(http, error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.HandlerFailed(logger, exception, route.Method, route.Pattern);
            await WriteAsync(http, new ApiError(500, 0, "500: Internal Server Error"));
        }
    }

    public static Task WriteAsync(HttpContext http, ApiError error) => WriteAsync(http, new Answer(error.Status, error.Body()));

    private static async Task WriteAsync(HttpContext http, Answer answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;

        var json = Wire.Bytes(answer.Body);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    private Answer Handle(Route route, Call call)
    {
        lock (world.Gate)
        {
            try
            {
                // What has happened is told only once it is stored, so that no event speaks of something a kill would undo.
                var answer = world.InTransaction(() => route.Handler(call));
                publisher.Flush();
                return answer;
            }
            catch
            {
                publisher.Forget();
                throw;
            }
        }
    }

    private User? Authenticate(HttpContext http, Route route)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (route.Callers == Callers.Anyone)
            return null;

        var isBot = header.StartsWith("Bot ", StringComparison.Ordinal);
        var user = world.Authenticate(isBot ? header[4..] : header);
        if (user is null || user.IsBot != isBot)
            throw ApiError.Unauthorized;
        return (route.Callers, isBot) switch
        {
            (Callers.Bots, false) => throw ApiError.OnlyBotsCanUse,
            (Callers.People, true) => throw ApiError.BotsCannotUse,
            _ => user,
        };
    }

    private async Task<bool> IsWithinLimitsAsync(HttpContext http, Route route, User? user)
    {
        var caller = user?.Id.ToString() ?? "anyone";
        if (!route.IsInteraction && _limits.Take(caller, world.Options.Global) is { Allowed: false } global)
        {
            http.Response.Headers["X-RateLimit-Global"] = "true";
            await RefuseAsync(http, global, "global");
            return false;
        }

        var state = _limits.Take($"{caller} {route.Bucket} {MajorParameter(http)}", route.IsMessageWrite ? world.Options.MessagesPerChannel : world.Options.OtherRoutes);
        var headers = http.Response.Headers;
        headers["X-RateLimit-Limit"] = Number(state.Limit);
        headers["X-RateLimit-Remaining"] = Number(state.Remaining);
        headers["X-RateLimit-Reset"] = Number(state.ResetsAt.ToUnixTimeMilliseconds() / 1000.0);
        headers["X-RateLimit-Reset-After"] = Number(state.ResetAfter.TotalSeconds);
        headers["X-RateLimit-Bucket"] = route.Bucket;
        if (!state.Allowed)
            await RefuseAsync(http, state, "user");
        return state.Allowed;
    }

    private static Task RefuseAsync(HttpContext http, RateLimitState state, string scope)
    {
        http.Response.Headers["X-RateLimit-Scope"] = scope;
        http.Response.Headers.RetryAfter = Number(Math.Ceiling(state.ResetAfter.TotalSeconds));
        return WriteAsync(http, new Answer(429, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(state.ResetAfter.TotalSeconds, 3),
            ["global"] = scope == "global",
            ["code"] = 0,
        }));
    }

    // A bucket's limit counts for each of these apart: https://docs.discord.com/developers/topics/rate-limits
    private static string MajorParameter(HttpContext http)
    {
        var values = http.Request.RouteValues;
        return $"{values["channel_id"] ?? values["guild_id"] ?? values["webhook_id"] ?? values["interaction_id"]}/{values["webhook_token"]}";
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed.")]
        public static partial void HandlerFailed(ILogger logger, Exception exception, string method, string route);
    }
}
