using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>A limit that lets nothing through just now: https://docs.discord.com/developers/topics/rate-limits.</summary>
/// <param name="Scope">user, shared or global, as Discord calls them; edge, where it counts by address; or invalid-requests, where we stopped ourselves.</param>
/// <param name="Left">How long it still does so.</param>
/// <param name="Waiting">How many requests wait for it.</param>
/// <param name="Route">Method and path without ids of what used it last; empty where it is for all routes.</param>
/// <param name="Major">The channel, guild or webhook that it is for; null where it is for all.</param>
public sealed record LimitInForce(string Scope, TimeSpan Left, int Waiting, string Route = "", Snowflake? Major = null);
