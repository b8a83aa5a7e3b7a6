using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Channels;

/// <summary>One channel (https://docs.discord.com/developers/resources/channel).</summary>
internal sealed class ChannelRoutes(World world, Access access, Publisher publisher, ThreadEdit threadEdit)
{
    private const string One = "channels/{channel_id}";

    public void Map(Routes routes)
    {
        routes.Get(One, Get);
        routes.Patch(One, Edit);
        routes.Delete(One, Delete);
        routes.Put(One + "/permissions/{overwrite_id}", PutOverwrite);
        routes.Delete(One + "/permissions/{overwrite_id}", DeleteOverwrite);
    }

    private Answer Get(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        return Answer.Ok(channel.SeenBy(call.User.Id) with { Member = world.ThreadMembers.Find(new(channel.Id, call.User.Id)) });
    }

    private Answer Edit(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        if (channel.IsThread)
            return Answer.Ok(threadEdit.Apply(channel, call));
        if (channel.IsDm)
            throw ApiError.CannotActOnDm;

        access.Channel(call.User, channel.Id, Permissions.ManageChannels);
        var edited = new ChannelForm(call.Form, world).Apply(channel);
        call.Form.Check();
        return Answer.Ok(Update(edited));
    }

    private Answer Delete(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"));
        if (channel.IsDm)
            return Answer.Ok(channel.SeenBy(call.User.Id));
        access.Channel(call.User, channel.Id, channel.IsThread ? Permissions.ManageThreads : Permissions.ManageChannels);

        foreach (var thread in world.Channels.In(channel.GuildId!.Value).Where(thread => thread.IsThread && thread.ParentId == channel.Id).ToList())
            Remove(thread);
        Remove(channel);
        return Answer.Ok(channel);
    }

    private void Remove(Channel channel)
    {
        if (channel.IsThread)
            publisher.ToChannel(channel, new("THREAD_DELETE", new ThreadDeleted(channel.Id, channel.GuildId, channel.ParentId, channel.Type), Intents.Guilds));
        else
            publisher.ToGuildOf(channel, new("CHANNEL_DELETE", channel, Intents.Guilds));
        foreach (var member in world.ThreadMembers.In(channel.Id).ToList())
            world.ThreadMembers.Remove(member.Key);
        world.Messages.RemoveAll(channel.Id);
        world.Channels.Remove(channel.Id);
    }

    private Answer PutOverwrite(Call call)
    {
        var overwrite = ChannelForm.Overwrite(call.Form, call.Id("overwrite_id"));
        call.Form.Check();
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ManageRoles);
        var known = channel.PermissionOverwrites?.FirstOrDefault(o => o.Id == overwrite.Id);
        var changed = (overwrite.Allow ^ (known?.Allow ?? 0)) | (overwrite.Deny ^ (known?.Deny ?? 0));
        // Nobody gives or takes what they do not have: https://docs.discord.com/developers/resources/channel#edit-channel-permissions
        if ((changed & ~access.In(channel, call.User.Id)) != 0)
            throw ApiError.MissingPermissions;
        Update(channel with { PermissionOverwrites = [.. Others(channel, overwrite.Id), overwrite] });
        return Answer.Nothing;
    }

    private Answer DeleteOverwrite(Call call)
    {
        var channel = access.Channel(call.User, call.Id("channel_id"), Permissions.ManageRoles);
        var others = Others(channel, call.Id("overwrite_id")).ToList();
        if (others.Count == channel.PermissionOverwrites?.Count)
            throw ApiError.UnknownOverwrite;
        Update(channel with { PermissionOverwrites = others });
        return Answer.Nothing;
    }

    private Channel Update(Channel channel)
    {
        var before = world.Channels.Find(channel.Id)!;
        world.Channels.Put(channel);
        publisher.ToGuildOf(channel, new("CHANNEL_UPDATE", channel, Intents.Guilds));
        publisher.ToNewcomers(before, channel, newcomer => new("THREAD_LIST_SYNC", ThreadsFor(newcomer, channel), Intents.Guilds));
        return channel;
    }

    // https://docs.discord.com/developers/events/gateway-events#thread-list-sync
    private ThreadsSynced ThreadsFor(User user, Channel parent)
    {
        var threads = world.Channels.In(parent.GuildId!.Value)
            .Where(thread => thread.ParentId == parent.Id && thread is { ThreadMetadata.Archived: false } && access.In(thread, user.Id).HasFlag(Permissions.ViewChannel))
            .ToList();
        return new(parent.GuildId.Value, [parent.Id], threads, [.. threads.Select(thread => world.ThreadMembers.Find(new(thread.Id, user.Id))).OfType<ThreadMember>()]);
    }

    private static IEnumerable<PermissionOverwrite> Others(Channel channel, Snowflake id) =>
        (channel.PermissionOverwrites ?? throw ApiError.WrongChannelType).Where(overwrite => overwrite.Id != id);

    internal sealed record ThreadDeleted(Snowflake Id, Snowflake? GuildId, Snowflake? ParentId, ChannelType Type);

    internal sealed record ThreadsSynced(Snowflake GuildId, IReadOnlyList<Snowflake> ChannelIds, IReadOnlyList<Channel> Threads, IReadOnlyList<ThreadMember> Members);
}
