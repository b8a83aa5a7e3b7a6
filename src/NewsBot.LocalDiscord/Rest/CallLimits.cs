using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>How often each caller may ask, in all and of each route (https://docs.discord.com/developers/topics/rate-limits).</summary>
internal sealed class CallLimits(World world)
{
    private readonly RateLimits _limits = new(world.Time);

    /// <summary>Counts a call and says in the answer how many more there may be; what it is refused with where there were too many.</summary>
    public Answer? Take(HttpContext http, Route route, User? user)
    {
        var caller = user?.Id.ToString() ?? "anyone";
        if (!route.IsInteraction && _limits.Take(caller, world.Options.Global) is { Allowed: false } global)
        {
            http.Response.Headers["X-RateLimit-Global"] = "true";
            return Refuse(http, global, "global");
        }

        var state = _limits.Take($"{caller} {route.Bucket} {MajorParameter(http)}", route.IsMessageWrite ? world.Options.MessagesPerChannel : world.Options.OtherRoutes);
        var headers = http.Response.Headers;
        headers["X-RateLimit-Limit"] = Number(state.Limit);
        headers["X-RateLimit-Remaining"] = Number(state.Remaining);
        headers["X-RateLimit-Reset"] = Number(state.ResetsAt.ToUnixTimeMilliseconds() / 1000.0);
        headers["X-RateLimit-Reset-After"] = Number(state.ResetAfter.TotalSeconds);
        headers["X-RateLimit-Bucket"] = route.Bucket;
        return state.Allowed ? null : Refuse(http, state, "user");
    }

    private static Answer Refuse(HttpContext http, RateLimitState state, string scope)
    {
        http.Response.Headers["X-RateLimit-Scope"] = scope;
        http.Response.Headers.RetryAfter = Number(Math.Ceiling(state.ResetAfter.TotalSeconds));
        return new(429, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(state.ResetAfter.TotalSeconds, 3),
            ["global"] = scope == "global",
            ["code"] = 0,
        });
    }

    // A bucket's limit counts for each of these apart: https://docs.discord.com/developers/topics/rate-limits
    private static string MajorParameter(HttpContext http)
    {
        var values = http.Request.RouteValues;
        return $"{values["channel_id"] ?? values["guild_id"] ?? values["webhook_id"] ?? values["interaction_id"]}/{values["webhook_token"]}";
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
