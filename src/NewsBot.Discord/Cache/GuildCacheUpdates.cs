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
                cache.Change(guild.Id, known => known with { Name = guild.Name, OwnerId = guild.OwnerId, Roles = guild.Roles ?? known.Roles });
                break;
            case GuildDeleteEvent { Unavailable: true, GuildId: var id }:
                cache.Change(id, known => known with { Unavailable = true });
                break;
            case GuildDeleteEvent { GuildId: var id }:
                cache.Remove(id);
                break;
            case RoleCreateEvent created:
                cache.Change(created.GuildId, known => known.With(created.Role));
                break;
            case RoleUpdateEvent updated:
                cache.Change(updated.GuildId, known => known.With(updated.Role));
                break;
            case RoleDeleteEvent deleted:
                cache.Change(deleted.GuildId, known => known.WithoutRole(deleted.RoleId));
                break;
            case MemberUpdateEvent member when member.User.Id == cache.Me?.Id:
                cache.Change(member.GuildId, known => known with { Me = new(member.User, member.Roles, member.Nick, CommunicationDisabledUntil: member.CommunicationDisabledUntil) });
                break;
            case ChannelCreateEvent { Channel: var channel }:
                cache.Keep(channel);
                break;
            case ChannelUpdateEvent { Channel: var channel }:
                cache.Keep(channel);
                break;
            case ChannelDeleteEvent { Channel: { GuildId: { } guild, Id: var id } }:
                cache.Change(guild, known => known.Without(channel => channel.Id == id || (channel.IsThread && channel.ParentId == id)));
                break;
            case ThreadCreateEvent { Thread: var thread }:
                cache.Keep(thread);
                break;
            case ThreadUpdateEvent { Thread: var thread }:
                cache.Keep(thread);
                break;
            case ThreadDeleteEvent deleted:
                cache.Change(deleted.GuildId, known => known.Without(channel => channel.Id == deleted.ThreadId));
                break;
            case ThreadListSyncEvent sync:
                cache.Change(sync.GuildId, known => known.Without(channel => channel.IsThread && sync.ChannelIds?.Contains(channel.ParentId ?? default) != false));
                foreach (var thread in sync.Threads)
                    cache.Keep(thread with { GuildId = sync.GuildId });
                break;
        }
    }

    // A new session lists all guilds of its shard: we have left the others meanwhile.
    private static void Keep(this GuildCache cache, ReadyEvent ready)
    {
        var ofShard = cache.Guilds.Select(guild => guild.Id).Where(id => DiscordClient.ShardOf(id, cache.ShardCount) == ready.ShardId);
        foreach (var left in ofShard.Except(ready.Guilds.Select(guild => guild.Id)))
            cache.Remove(left);
    }

    // An archived thread is no longer kept up to date, so it is dropped. Updates do not carry the last message's id.
    private static void Keep(this GuildCache cache, Channel channel)
    {
        if (channel.GuildId is not { } guild)
            return;
        var kept = channel with { LastMessageId = channel.LastMessageId ?? cache.Channel(channel.Id)?.LastMessageId };
        cache.Change(guild, known => channel.ThreadMetadata?.Archived == true ? known.Without(other => other.Id == channel.Id) : known.With(kept));
    }
}
