using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>The guilds we are in, as the gateway tells of them; no users and no messages: https://docs.discord.com/developers/events/gateway#tracking-state.</summary>
public sealed class GuildCache
{
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Snowflake, CachedGuild> _guilds = new();
    private readonly ConcurrentDictionary<Snowflake, Snowflake> _guildOfChannel = new();

    internal GuildCache(TimeProvider time) => _time = time;

    /// <summary>Ourselves; null until the first connection is ready.</summary>
    public User? Me { get; private set; }

    /// <summary>Our application; null until the first connection is ready.</summary>
    public Snowflake? ApplicationId { get; private set; }

    public IEnumerable<CachedGuild> Guilds => _guilds.Values;

    public CachedGuild? Guild(Snowflake id) => _guilds.GetValueOrDefault(id);

    public CachedGuild? GuildOf(Snowflake channelId) => _guildOfChannel.TryGetValue(channelId, out var guild) ? Guild(guild) : null;

    /// <summary>A channel or an active thread that we can see.</summary>
    public Channel? Channel(Snowflake id) => GuildOf(id)?.Channel(id);

    /// <summary>What we may do there; null for a channel that we do not know.</summary>
    public Permissions? OwnPermissionsIn(Snowflake channelId) => Channel(channelId) is { } channel ? OwnPermissionsWithin(channel) : null;

    /// <summary>What we may do in a channel or thread, the thread itself cached or not; null where its channel is not known.</summary>
    public Permissions? OwnPermissionsWithin(Channel channel) => GuildOf((channel.IsThread ? channel.ParentId : channel.Id) ?? default) is { Me: { } me } guild && Me is { } user
        ? guild.PermissionsOf(user.Id, me.Roles, channel, me.CommunicationDisabledUntil > _time.GetUtcNow())
        : null;

    /// <summary>Over how many shards the guilds are spread.</summary>
    public int ShardCount { get; internal set; } = 1;

    internal void Know(User me, Snowflake applicationId) => (Me, ApplicationId) = (me, applicationId);

    internal void Put(Guild guild)
    {
        Remove(guild.Id);
        var cached = CachedGuild.From(guild, Me?.Id);
        _guilds[guild.Id] = cached;
        foreach (var id in cached.Channels.Keys.Concat(cached.Threads.Keys))
            _guildOfChannel[id] = guild.Id;
    }

    internal void Remove(Snowflake guildId)
    {
        if (_guilds.TryRemove(guildId, out var guild))
            Forget(guild.Channels.Keys.Concat(guild.Threads.Keys));
    }

    internal void PutChannel(Channel channel)
    {
        if (channel.GuildId is { } guild && Change(guild, known => known with { Channels = Replaced(known.Channels, channel) }))
            _guildOfChannel[channel.Id] = guild;
    }

    internal void PutThread(Channel thread)
    {
        if (thread.GuildId is { } guild && Change(guild, known => known with { Threads = Replaced(known.Threads, thread) }))
            _guildOfChannel[thread.Id] = guild;
    }

    /// <summary>Channels and threads, as the ids say.</summary>
    internal void RemoveChannels(Snowflake guild, IReadOnlyList<Snowflake> ids)
    {
        Change(guild, known => known with { Channels = known.Channels.RemoveRange(ids), Threads = known.Threads.RemoveRange(ids) });
        Forget(ids);
    }

    internal bool Change(Snowflake guildId, Func<CachedGuild, CachedGuild> change)
    {
        if (!_guilds.TryGetValue(guildId, out var guild))
            return false;
        _guilds[guildId] = change(guild);
        return true;
    }

    // Updates do not carry the last message's id.
    private static ImmutableDictionary<Snowflake, Channel> Replaced(ImmutableDictionary<Snowflake, Channel> channels, Channel channel) =>
        channels.SetItem(channel.Id, channel with { LastMessageId = channel.LastMessageId ?? channels.GetValueOrDefault(channel.Id)?.LastMessageId });

    private void Forget(IEnumerable<Snowflake> channelIds)
    {
        foreach (var id in channelIds)
            _guildOfChannel.TryRemove(id, out _);
    }
}
