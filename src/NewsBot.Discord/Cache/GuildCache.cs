using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>The guilds we are in, as the gateway tells of them; no users and no messages: https://docs.discord.com/developers/events/gateway#tracking-state.</summary>
public sealed class GuildCache
{
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<Snowflake, CachedGuild> _guilds = [];
    private readonly Dictionary<Snowflake, Channel> _channels = [];

    internal GuildCache(TimeProvider time) => _time = time;

    /// <summary>Ourselves; null until the first connection is ready.</summary>
    public User? Me { get; private set; }

    /// <summary>Our application; null until the first connection is ready.</summary>
    public Snowflake? ApplicationId { get; private set; }

    /// <summary>Over how many shards the guilds are spread.</summary>
    public int ShardCount { get; internal set; } = 1;

    public IReadOnlyList<CachedGuild> Guilds
    {
        get
        {
            lock (_lock)
                return [.. _guilds.Values];
        }
    }

    public CachedGuild? Guild(Snowflake id)
    {
        lock (_lock)
            return _guilds.GetValueOrDefault(id);
    }

    /// <summary>A channel or an active thread that we can see.</summary>
    public Channel? Channel(Snowflake id)
    {
        lock (_lock)
            return _channels.GetValueOrDefault(id);
    }

    public CachedGuild? GuildOf(Snowflake channelId) => Channel(channelId) is { GuildId: { } guild } ? Guild(guild) : null;

    /// <summary>What we may do there; null for a channel that we do not know.</summary>
    public Permissions? OwnPermissionsIn(Snowflake channelId) => Channel(channelId) is { } channel ? OwnPermissionsWithin(channel) : null;

    /// <summary>What we may do in a channel or thread, the thread itself cached or not; null where its channel is not known.</summary>
    public Permissions? OwnPermissionsWithin(Channel channel) => GuildOf((channel.IsThread ? channel.ParentId : channel.Id) ?? default) is { Me: { } me } guild && Me is { } user
        ? guild.PermissionsOf(user.Id, me.Roles, channel, me.CommunicationDisabledUntil > _time.GetUtcNow())
        : null;

    internal void Know(User me, Snowflake applicationId) => (Me, ApplicationId) = (me, applicationId);

    internal void Put(Guild guild) => Replace(guild.Id, _ => CachedGuild.From(guild, Me?.Id));

    internal void Remove(Snowflake guild) => Replace(guild, _ => null);

    /// <summary>Changes a guild that is known; what is told of others is not kept.</summary>
    internal void Change(Snowflake guild, Func<CachedGuild, CachedGuild> change) => Replace(guild, known => known is null ? null : change(known));

    private void Replace(Snowflake id, Func<CachedGuild?, CachedGuild?> change)
    {
        lock (_lock)
        {
            var before = _guilds.GetValueOrDefault(id);
            var now = change(before);
            if (now is null)
                _guilds.Remove(id);
            else
                _guilds[id] = now;
            if (before?.Channels != now?.Channels)
                Replace(before?.Channels ?? [], now?.Channels ?? []);
        }
    }

    // Only what differs: a busy guild's threads change all the time, and it may have a thousand others.
    private void Replace(IReadOnlyList<Channel> before, IReadOnlyList<Channel> now)
    {
        var shorter = Math.Min(before.Count, now.Count);
        var head = 0;
        while (head < shorter && before[head] == now[head])
            head++;
        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        for (var at = head; at < before.Count - tail; at++)
            _channels.Remove(before[at].Id);
        for (var at = head; at < now.Count - tail; at++)
            _channels[now[at].Id] = now[at];
    }
}
