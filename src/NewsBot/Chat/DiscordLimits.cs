using NewsBot.Discord;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Discord's rate limits as the port's (https://docs.discord.com/developers/topics/rate-limits).</summary>
internal sealed class DiscordLimits(DiscordClient client, DiscordPersonas personas, TimeProvider time)
{
    /// <summary>Those that let nothing through: of all guilds, and of this one's channels.</summary>
    public IReadOnlyList<ChatLimit> InForce(GuildId guild) =>
    [
        .. client.Rest.LimitsInForce
            .Where(limit => limit.Major is not { } major || GuildOf(limit, major) == guild)
            .Select(limit => new ChatLimit(ScopeOf(limit.Scope), WorkOf(limit.Route), ChannelOf(limit)?.ChannelId(), time.GetUtcNow() + limit.Left, limit.Waiting > 0)),
    ];

    private GuildId? GuildOf(LimitInForce limit, Snowflake major) =>
        IsOf(limit, "/guilds/") ? major.GuildId() : ChannelOf(limit) is { } channel ? client.Cache.GuildOf(channel)?.Id.GuildId() : null;

    private Snowflake? ChannelOf(LimitInForce limit) =>
        IsOf(limit, "/channels/") ? limit.Major : IsOf(limit, "/webhooks/") && limit.Major is { } webhook ? personas.ChannelOf(webhook) : null;

    private static bool IsOf(LimitInForce limit, string noun) => limit.Route.Contains($" {noun}", StringComparison.Ordinal);

    private static LimitScope ScopeOf(string scope) => scope switch
    {
        "shared" => LimitScope.Shared,
        "global" => LimitScope.Everything,
        "edge" => LimitScope.Address,
        "invalid-requests" => LimitScope.Refusals,
        _ => LimitScope.Ours,
    };

    private static LimitedWork WorkOf(string route) => route switch
    {
        "POST /channels/{id}/messages" or "POST /webhooks/{id}/{token}" => LimitedWork.Sending,
        "PATCH /channels/{id}/messages/{id}" or "PATCH /webhooks/{id}/{token}/messages/{id}" => LimitedWork.Editing,
        "DELETE /channels/{id}/messages/{id}" or "DELETE /webhooks/{id}/{token}/messages/{id}" => LimitedWork.Deleting,
        "POST /channels/{id}/messages/{id}/threads" or "POST /channels/{id}/threads" => LimitedWork.Threads,
        "POST /channels/{id}/messages/{id}/crosspost" => LimitedWork.Publishing,
        _ when route.StartsWith("GET ", StringComparison.Ordinal) => LimitedWork.Reading,
        _ => LimitedWork.Anything,
    };
}
