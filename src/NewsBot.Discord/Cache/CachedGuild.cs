using System.Collections.Immutable;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>A guild as of one moment: channels, active threads, roles and ourselves: https://docs.discord.com/developers/resources/guild#guild-object.</summary>
/// <param name="Me">Ourselves in the guild, with our roles.</param>
/// <param name="Unavailable">True during an outage, while the rest is as it was last known.</param>
public sealed record CachedGuild(
    Snowflake Id,
    string Name,
    Snowflake OwnerId,
    ImmutableDictionary<Snowflake, Role> Roles,
    ImmutableDictionary<Snowflake, Channel> Channels,
    ImmutableDictionary<Snowflake, Channel> Threads,
    Member? Me,
    bool Unavailable = false)
{
    public Channel? Channel(Snowflake id) => Channels.GetValueOrDefault(id) ?? Threads.GetValueOrDefault(id);

    internal static CachedGuild From(Guild guild, Snowflake? me) => new(
        guild.Id,
        guild.Name,
        guild.OwnerId,
        ById(guild.Roles, role => role.Id),
        ById(guild.Channels, channel => channel.Id, new SharedOverwrites(guild.Id).Apply),
        ById(guild.Threads, thread => thread.Id, thread => thread with { GuildId = guild.Id }),
        guild.Members?.FirstOrDefault(member => member.User?.Id == me));

    internal static ImmutableDictionary<Snowflake, T> ById<T>(IEnumerable<T>? items, Func<T, Snowflake> id, Func<T, T>? change = null) =>
        (items ?? []).ToImmutableDictionary(id, item => change is null ? item : change(item));
}

/// <summary>Most channels have their category's overwrites, so that equal ones are kept once: https://docs.discord.com/developers/topics/permissions#permission-syncing.</summary>
internal sealed class SharedOverwrites(Snowflake guild)
{
    private readonly List<IReadOnlyList<Overwrite>> _known = [];

    public Channel Apply(Channel channel) => channel with { GuildId = guild, PermissionOverwrites = Shared(channel.PermissionOverwrites ?? []) };

    private IReadOnlyList<Overwrite> Shared(IReadOnlyList<Overwrite> overwrites)
    {
        if (_known.Find(overwrites.SequenceEqual) is { } same)
            return same;
        _known.Add(overwrites);
        return overwrites;
    }
}
