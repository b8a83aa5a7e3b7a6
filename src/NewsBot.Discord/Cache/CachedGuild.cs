using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>A guild as of one moment: channels, active threads, roles and ourselves: https://docs.discord.com/developers/resources/guild#guild-object.</summary>
/// <param name="Channels">Active threads are among them.</param>
/// <param name="Me">Ourselves in the guild, with our roles.</param>
/// <param name="Unavailable">True during an outage, while the rest is as it was last known.</param>
public sealed record CachedGuild(
    Snowflake Id,
    string Name,
    Snowflake OwnerId,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Channel> Channels,
    Member? Me,
    bool Unavailable = false)
{
    internal static CachedGuild From(Guild guild, Snowflake? me) => new(
        guild.Id,
        guild.Name,
        guild.OwnerId,
        guild.Roles ?? [],
        [.. guild.Channels ?? [], .. guild.Threads ?? []],
        guild.Members?.FirstOrDefault(member => member.User?.Id == me));

    internal CachedGuild With(Role role) => this with { Roles = [.. WithoutRole(role.Id).Roles, role] };

    internal CachedGuild WithoutRole(Snowflake role) => this with { Roles = [.. Roles.Where(known => known.Id != role)] };

    internal CachedGuild With(Channel channel) => this with
    {
        Channels = Channels.Any(known => known.Id == channel.Id) ? [.. Channels.Select(known => known.Id == channel.Id ? channel : known)] : [.. Channels, channel],
    };

    internal CachedGuild Without(Func<Channel, bool> isGone) => this with { Channels = [.. Channels.Where(channel => !isGone(channel))] };
}
