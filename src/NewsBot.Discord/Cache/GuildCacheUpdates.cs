using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Cache;

/// <summary>What each event changes in the cache: https://docs.discord.com/developers/events/gateway#tracking-state.</summary>
internal static class GuildCacheUpdates
{
    public static void Apply(this GuildCache cache, GatewayEvent gatewayEvent)
    {
        switch (gatewayEvent)
        {
            case ReadyEvent ready:
                cache.Know(ready.User, ready.Application.Id);
                cache.Keep(ready);
                break;
            case GuildCreateEvent { Guild: var guild }:
                cache.Put(guild);
                break;
            case GuildUpdateEvent { Guild: var guild }:
                cache.Change(guild.Id, known => known with { Name = guild.Name, OwnerId = guild.OwnerId, Roles = guild.Roles is null ? known.Roles : CachedGuild.ById(guild.Roles, role => role.Id) });
                break;
            case GuildDeleteEvent { Unavailable: true, GuildId: var id }:
                cache.Change(id, known => known with { Unavailable = true });
                break;
            case GuildDeleteEvent { GuildId: var id }:
                cache.Remove(id);
                break;
            case RoleCreateEvent { GuildId: var id, Role: var role }:
                cache.Change(id, known => known with { Roles = known.Roles.SetItem(role.Id, role) });
                break;
            case RoleUpdateEvent { GuildId: var id, Role: var role }:
                cache.Change(id, known => known with { Roles = known.Roles.SetItem(role.Id, role) });
                break;
            case RoleDeleteEvent { GuildId: var id, RoleId: var role }:
                cache.Change(id, known => known with { Roles = known.Roles.Remove(role) });
                break;
            case MemberUpdateEvent member when member.User.Id == cache.Me?.Id:
                cache.Change(member.GuildId, known => known with { Me = new(member.User, member.Roles, member.Nick, CommunicationDisabledUntil: member.CommunicationDisabledUntil) });
                break;
            case ChannelCreateEvent { Channel: var channel }:
                cache.PutChannel(channel);
                break;
            case ChannelUpdateEvent { Channel: var channel }:
                cache.PutChannel(channel);
                break;
            case ChannelDeleteEvent { Channel: { GuildId: { } guild } channel }:
                cache.RemoveChannels(guild, [channel.Id, .. cache.ThreadsOf(guild, thread => thread.ParentId == channel.Id)]);
                break;
            case ThreadCreateEvent { Thread: var thread }:
                cache.KeepOpen(thread);
                break;
            case ThreadUpdateEvent { Thread: var thread }:
                cache.KeepOpen(thread);
                break;
            case ThreadDeleteEvent thread:
                cache.RemoveChannels(thread.GuildId, [thread.ThreadId]);
                break;
            case ThreadListSyncEvent sync:
                cache.RemoveChannels(sync.GuildId, [.. cache.ThreadsOf(sync.GuildId, thread => sync.ChannelIds is null || sync.ChannelIds.Contains(thread.ParentId ?? default))]);
                foreach (var thread in sync.Threads)
                    cache.KeepOpen(thread with { GuildId = sync.GuildId });
                break;
        }
    }

    // A new session lists all guilds of its shard: we have left the others meanwhile.
    private static void Keep(this GuildCache cache, ReadyEvent ready)
    {
        var ofShard = cache.Guilds.Select(guild => guild.Id).Where(id => DiscordClient.ShardOf(id, cache.ShardCount) == ready.ShardId);
        foreach (var left in ofShard.Except(ready.Guilds.Select(guild => guild.Id)).ToList())
            cache.Remove(left);
    }

    // An archived thread is no longer kept up to date, so it is dropped.
    private static void KeepOpen(this GuildCache cache, Channel thread)
    {
        if (thread.ThreadMetadata?.Archived == true && thread.GuildId is { } guild)
            cache.RemoveChannels(guild, [thread.Id]);
        else
            cache.PutThread(thread);
    }

    private static IEnumerable<Snowflake> ThreadsOf(this GuildCache cache, Snowflake guild, Func<Channel, bool> isMeant) =>
        (cache.Guild(guild)?.Threads.Values ?? []).Where(isMeant).Select(thread => thread.Id);
}
