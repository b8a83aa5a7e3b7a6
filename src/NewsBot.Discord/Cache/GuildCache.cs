using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsBot.Discord.Gateway;
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

    internal void Apply(GatewayEvent gatewayEvent)
    {
        switch (gatewayEvent)
        {
            case ReadyEvent ready:
                Know(ready.User, ready.Application.Id);
                Keep(ready);
                break;
            case GuildCreateEvent { Guild: var guild }:
                Put(guild);
                break;
            case GuildUpdateEvent { Guild: var guild }:
                Change(guild.Id, known => known with { Name = guild.Name, OwnerId = guild.OwnerId, Roles = guild.Roles is null ? known.Roles : CachedGuild.ById(guild.Roles, role => role.Id) });
                break;
            case GuildDeleteEvent { Unavailable: true, GuildId: var id }:
                Change(id, known => known with { Unavailable = true });
                break;
            case GuildDeleteEvent { GuildId: var id }:
                Remove(id);
                break;
            case RoleCreateEvent { GuildId: var id, Role: var role }:
                Change(id, known => known with { Roles = known.Roles.SetItem(role.Id, role) });
                break;
            case RoleUpdateEvent { GuildId: var id, Role: var role }:
                Change(id, known => known with { Roles = known.Roles.SetItem(role.Id, role) });
                break;
            case RoleDeleteEvent { GuildId: var id, RoleId: var role }:
                Change(id, known => known with { Roles = known.Roles.Remove(role) });
                break;
            case MemberUpdateEvent member when member.User.Id == Me?.Id:
                Change(member.GuildId, known => known with { Me = new(member.User, member.Roles, member.Nick, CommunicationDisabledUntil: member.CommunicationDisabledUntil) });
                break;
            case ChannelCreateEvent { Channel: var channel }:
                PutChannel(channel);
                break;
            case ChannelUpdateEvent { Channel: var channel }:
                PutChannel(channel);
                break;
            case ChannelDeleteEvent { Channel: var channel }:
                RemoveChannel(channel);
                break;
            case ThreadCreateEvent { Thread: var thread }:
                PutThread(thread);
                break;
            case ThreadUpdateEvent { Thread: var thread }:
                PutThread(thread);
                break;
            case ThreadDeleteEvent thread:
                RemoveThreads(thread.GuildId, [thread.ThreadId]);
                break;
            case ThreadListSyncEvent sync:
                Sync(sync);
                break;
        }
    }

    internal void Put(Guild guild)
    {
        if (_guilds.TryGetValue(guild.Id, out var before))
            Forget(before.Channels.Keys.Concat(before.Threads.Keys));
        var cached = CachedGuild.From(guild, Me?.Id);
        _guilds[guild.Id] = cached;
        foreach (var id in cached.Channels.Keys.Concat(cached.Threads.Keys))
            _guildOfChannel[id] = guild.Id;
    }

    // A new session lists all guilds of its shard: we have left the others meanwhile.
    private void Keep(ReadyEvent ready)
    {
        var left = _guilds.Keys.Where(id => DiscordClient.ShardOf(id, ShardCount) == ready.ShardId).Except(ready.Guilds.Select(guild => guild.Id));
        foreach (var id in left.ToList())
            Remove(id);
    }

    private void Remove(Snowflake guildId)
    {
        if (_guilds.TryRemove(guildId, out var guild))
            Forget(guild.Channels.Keys.Concat(guild.Threads.Keys));
    }

    private void PutChannel(Channel channel)
    {
        if (channel.GuildId is not { } guildId || !Change(guildId, known => known with { Channels = Replaced(known.Channels, channel) }))
            return;
        _guildOfChannel[channel.Id] = guildId;
    }

    private void RemoveChannel(Channel channel)
    {
        if (channel.GuildId is not { } guildId || Guild(guildId) is not { } guild)
            return;
        RemoveThreads(guildId, [.. guild.Threads.Values.Where(thread => thread.ParentId == channel.Id).Select(thread => thread.Id)]);
        Change(guildId, known => known with { Channels = known.Channels.Remove(channel.Id) });
        Forget([channel.Id]);
    }

    // An archived thread is no longer kept up to date, so it is dropped.
    private void PutThread(Channel thread)
    {
        if (thread.GuildId is not { } guildId)
            return;
        if (thread.ThreadMetadata?.Archived == true)
            RemoveThreads(guildId, [thread.Id]);
        else if (Change(guildId, known => known with { Threads = Replaced(known.Threads, thread) }))
            _guildOfChannel[thread.Id] = guildId;
    }

    // Updates do not carry the last message's id.
    private static ImmutableDictionary<Snowflake, Channel> Replaced(ImmutableDictionary<Snowflake, Channel> channels, Channel channel) =>
        channels.SetItem(channel.Id, channel with { LastMessageId = channel.LastMessageId ?? channels.GetValueOrDefault(channel.Id)?.LastMessageId });

    private void RemoveThreads(Snowflake guildId, IReadOnlyList<Snowflake> ids)
    {
        Change(guildId, known => known with { Threads = known.Threads.RemoveRange(ids) });
        Forget(ids);
    }

    private void Sync(ThreadListSyncEvent sync)
    {
        if (Guild(sync.GuildId) is not { } guild)
            return;
        RemoveThreads(sync.GuildId, [.. guild.Threads.Values.Where(thread => sync.ChannelIds is null || sync.ChannelIds.Contains(thread.ParentId ?? default)).Select(thread => thread.Id)]);
        foreach (var thread in sync.Threads)
            PutThread(thread with { GuildId = sync.GuildId });
    }

    private bool Change(Snowflake guildId, Func<CachedGuild, CachedGuild> change)
    {
        if (!_guilds.TryGetValue(guildId, out var guild))
            return false;
        _guilds[guildId] = change(guild);
        return true;
    }

    private void Forget(IEnumerable<Snowflake> channelIds)
    {
        foreach (var id in channelIds)
            _guildOfChannel.TryRemove(id, out _);
    }
}
