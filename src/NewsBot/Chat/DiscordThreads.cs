using NewsBot.Discord;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Threads of messages, and forum posts, which are threads too (https://docs.discord.com/developers/topics/threads).</summary>
internal sealed class DiscordThreads(DiscordClient client, ChannelRights rights, ThreadRoom room)
{
    // The durations that Discord knows, in minutes; a day unless something else is said.
    private const int ADay = 1440;
    private static readonly int[] Durations = [60, ADay, 4320, 10080];

    private const int PageSize = 100;

    // Moments are sent in milliseconds and kept finer.
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(1);

    public async Task<ChannelId> StartAsync(ChannelId channel, MessageId message, ThreadPlan thread, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.CreatePublicThreads, cancellationToken);
        return (await room.OpenAsync(place, () => client.Rest.Threads.StartFromMessageAsync(place.Id, message.Snowflake(), new(thread.Name, ArchiveAfter(thread)), cancellationToken), cancellationToken)).Id.ChannelId();
    }

    public async Task<MessageId> PostAsync(ChannelId forum, ThreadPlan thread, IReadOnlyList<string> topics, Card card, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(forum, Permissions.SendMessages | DiscordMessages.ToShow(card), cancellationToken);
        var tags = ForumTags.Choose(place, topics, rights.Has(place, Permissions.ManageThreads));
        var post = new ForumPost(thread.Name, CardDrawing.Create(card), ArchiveAfter(thread), AppliedTags: tags.Count > 0 ? tags : null);
        return (await room.OpenAsync(place, () => client.Rest.Threads.PostAsync(place.Id, post, cancellationToken), cancellationToken)).Id.MessageId();
    }

    public async Task LockAsync(ChannelId thread, bool isLocked, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(thread, Permissions.ManageThreads, cancellationToken);
        await client.Rest.Channels.EditAsync(place.Id, new(Archived: false, Locked: isLocked), cancellationToken);
    }

    /// <summary>Deletes a thread; asked twice, it is gone once.</summary>
    public async Task DeleteAsync(ChannelId thread, CancellationToken cancellationToken)
    {
        try
        {
            // With a channel everything in it would go: that is nobody's wish here, whatever an id leads to.
            var place = await rights.FindAsync(thread, Permissions.ManageThreads, cancellationToken);
            if (!place.IsThread)
                throw new ChatException(ChatFailure.Invalid, "This is a channel and no thread.");
            await client.Rest.Channels.DeleteAsync(place.Id, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.UnknownChannel)
        {
            // It is gone, as it should be.
        }
    }

    /// <summary>Renames and archives a thread of ours, which whoever began it may (https://docs.discord.com/developers/topics/threads#permissions).</summary>
    public async Task PutAwayAsync(ChannelId thread, string name, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(thread, Permissions.None, cancellationToken);
        var isAtRest = place.ThreadMetadata is { Archived: true };
        if (place.Name == name && isAtRest)
            return;

        // What is archived can be changed only once it is open.
        rights.RequireUnlocked(place);
        if (isAtRest)
            await room.OpenAsync(place, () => client.Rest.Channels.EditAsync(place.Id, new(Archived: false), cancellationToken), cancellationToken);
        await client.Rest.Channels.EditAsync(place.Id, new(name, Archived: true), cancellationToken);
    }

    private static int ArchiveAfter(ThreadPlan thread) =>
        thread.RestAfter is { } wanted ? Durations.MinBy(minutes => Math.Abs(minutes - wanted.TotalMinutes)) : ADay;

    public async Task<IReadOnlyList<OwnMessage>> OwnPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(forum, Permissions.ReadMessageHistory, cancellationToken);
        var since = after?.Snowflake() ?? default;
        var active = await client.Rest.Guilds.ListActiveThreadsAsync(client.Cache.GuildOf(place.Id)!.Id, cancellationToken);
        var archived = await AllArchivedAsync(place.Id, since.CreatedAt, cancellationToken);
        var ours = active.Threads.Concat(archived).DistinctBy(thread => thread.Id)
            .Where(thread => thread.ParentId == place.Id && thread.OwnerId == client.Cache.Me?.Id && thread.Id > since)
            .OrderBy(thread => thread.Id);

        var messages = new List<OwnMessage>();
        foreach (var thread in ours)
        {
            if (await FirstMessageAsync(thread.Id, cancellationToken) is { } first)
                messages.Add(CardDrawing.Own(first));
        }

        return messages;
    }

    public async Task<IReadOnlyList<ChatThread>> ArchivedSinceAsync(ChannelId channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.ReadMessageHistory, cancellationToken);
        return [.. (await AllArchivedAsync(place.Id, since, cancellationToken)).Select(thread => new ChatThread(thread.Id.ChannelId(), thread.LastMessageId?.MessageId()))];
    }

    // The newest come first.
    private async Task<IReadOnlyList<Discord.Model.Channel>> AllArchivedAsync(Snowflake channel, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var all = new Dictionary<Snowflake, Discord.Model.Channel>();
        DateTimeOffset? before = null;
        while (true)
        {
            var page = await client.Rest.Threads.ListArchivedAsync(channel, before, PageSize, cancellationToken);
            var known = all.Count;
            foreach (var thread in page.Threads.Where(thread => thread.ThreadMetadata?.ArchiveTimestamp >= since))
                all[thread.Id] = thread;
            if (!page.HasMore || all.Count == known)
                return [.. all.Values];
            before = page.Threads[^1].ThreadMetadata?.ArchiveTimestamp + Finest;
        }
    }

    // Of a forum post that a moderator emptied, the thread stays.
    private async Task<Message?> FirstMessageAsync(Snowflake thread, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Rest.Messages.GetAsync(thread, thread, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code == ErrorCode.UnknownMessage)
        {
            return null;
        }
    }
}
