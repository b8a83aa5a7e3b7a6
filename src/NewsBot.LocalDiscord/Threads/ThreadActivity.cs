using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Threads;

/// <summary>What writing in a channel or thread does to it (https://docs.discord.com/developers/topics/threads#active-archived-threads).</summary>
internal sealed class ThreadActivity(World world, Publisher publisher)
{
    /// <summary>An archived thread that someone writes in is active again.</summary>
    public Channel Unarchive(Channel channel)
    {
        if (channel is not { ThreadMetadata: { Archived: true } metadata })
            return channel;

        ActiveThreads.RequireRoom(world, channel.GuildId, channel.Type);
        var thread = world.Channels.Put(channel with { ThreadMetadata = metadata with { Archived = false, ArchiveTimestamp = world.Now } });
        publisher.ToChannel(thread, new("THREAD_UPDATE", thread, Intents.Guilds));
        return thread;
    }

    /// <summary>Counts a new message; its author follows the thread from now on.</summary>
    public void Posted(Channel channel, Message message)
    {
        // Neither event nor count tells of the message a thread starts with.
        var counts = channel.IsThread && message.Id != channel.Id && message.Type != MessageType.ThreadStarterMessage;
        var written = channel with
        {
            LastMessageId = message.Id,
            MessageCount = counts ? channel.MessageCount + 1 : channel.MessageCount,
            TotalMessageSent = counts ? channel.TotalMessageSent + 1 : channel.TotalMessageSent,
        };
        world.Channels.Put(written);
        if (channel.IsThread && message.WebhookId is null)
            Join(written, message.Author.Id);
    }

    public void Deleted(Channel channel)
    {
        if (channel.IsThread && world.Channels.Find(channel.Id) is { MessageCount: > 0 } thread)
            world.Channels.Put(thread with { MessageCount = thread.MessageCount - 1 });
    }

    public void Join(Channel thread, Snowflake user)
    {
        if (world.ThreadMembers.Find(new(thread.Id, user)) is not null)
            return;

        world.ThreadMembers.Put(new(thread.Id, user, world.Now));
        TellMembers(world.Channels.Put(thread with { MemberCount = world.ThreadMembers.In(thread.Id).Count }), added: user);
    }

    public void Leave(Channel thread, Snowflake user)
    {
        if (world.ThreadMembers.Find(new(thread.Id, user)) is null)
            return;

        world.ThreadMembers.Remove(new(thread.Id, user));
        TellMembers(world.Channels.Put(thread with { MemberCount = world.ThreadMembers.In(thread.Id).Count }), removed: user);
    }

    // Others' comings and goings need the members intent; one's own always come.
    private void TellMembers(Channel thread, Snowflake? added = null, Snowflake? removed = null)
    {
        IReadOnlyList<ThreadMember> joined = added is { } id ? [world.ThreadMembers.Find(new(thread.Id, id))!] : [];
        var happened = new ThreadMembersUpdate(thread.Id, thread.GuildId, thread.MemberCount ?? 0, joined, removed is { } left ? [left] : null);
        publisher.ToChannel(thread, new("THREAD_MEMBERS_UPDATE", happened, Intents.GuildMembers) { About = added ?? removed });
    }

    internal sealed record ThreadMembersUpdate(Snowflake Id, Snowflake? GuildId, int MemberCount, IReadOnlyList<ThreadMember> AddedMembers, IReadOnlyList<Snowflake>? RemovedMemberIds);
}
