using NewsBot.Discord;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Chat;

/// <summary>Threads of messages, and forum posts, which are threads too (https://docs.discord.com/developers/topics/threads).</summary>
internal sealed class DiscordThreads(DiscordClient client, ChannelRights rights)
{
    /// <summary>One of the four durations that Discord knows: a day.</summary>
    private const int ArchiveAfterMinutes = 1440;

    public async Task<ChannelId> StartAsync(ChannelId channel, MessageId message, string name, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(channel, Permissions.CreatePublicThreads, cancellationToken);
        return (await client.Rest.Threads.StartFromMessageAsync(place.Id, message.Snowflake(), new(name, ArchiveAfterMinutes), cancellationToken)).Id.ChannelId();
    }

    public async Task<MessageId> PostAsync(ChannelId forum, string name, Card card, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(forum, Permissions.SendMessages | DiscordMessages.ToShow(card), cancellationToken);
        return (await client.Rest.Threads.PostAsync(place.Id, new(name, CardDrawing.Create(card), ArchiveAfterMinutes), cancellationToken)).Id.MessageId();
    }

    public async Task<IReadOnlyList<OwnMessage>> OwnPostsAsync(ChannelId forum, MessageId? after, CancellationToken cancellationToken)
    {
        var place = await rights.FindAsync(forum, Permissions.ReadMessageHistory, cancellationToken);
        var since = after?.Snowflake() ?? default;
        var threads = await client.Rest.Guilds.ListActiveThreadsAsync(client.Cache.GuildOf(place.Id)!.Id, cancellationToken);
        var ours = threads.Threads.Where(thread => thread.ParentId == place.Id && thread.OwnerId == client.Cache.Me?.Id && thread.Id > since).OrderBy(thread => thread.Id);

        var messages = new List<OwnMessage>();
        foreach (var thread in ours)
        {
            if (await FirstMessageAsync(thread.Id, cancellationToken) is { } first)
                messages.Add(CardDrawing.Own(first));
        }

        return messages;
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
