using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Threads;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Posts, changes and removes messages, whoever asked: people, bots, webhooks or interactions.</summary>
internal sealed class MessageWriter(World world, MentionReader mentions, MessageEvents events, ThreadActivity threads, Address address)
{
    /// <param name="channel">Where.</param>
    /// <param name="author">Who.</param>
    /// <param name="draft">What.</param>
    /// <param name="change">What else is special about it.</param>
    /// <param name="visibleTo">The only one who sees it.</param>
    /// <param name="id">Its id, where a thread has it already.</param>
    public Message Post(Channel channel, User author, MessageDraft draft, Func<Message, Message>? change = null, Snowflake? visibleTo = null, Snowflake? id = null)
    {
        var repliedTo = draft.ReplyTo is { } reply ? world.Messages.Find(draft.ReplyToChannel ?? channel.Id, reply) : null;
        channel = visibleTo is null ? threads.Unarchive(channel) : channel;
        var message = new Message(id ?? world.Ids.Next(), channel.Id, MessageType.Default, author, draft.Content, world.Now)
        {
            Flags = draft.Flags,
            Embeds = draft.Embeds,
            Components = draft.Components,
            Attachments = [.. draft.Files.Select(file => Keep(channel, file.Upload, file.Description))],
            Tts = draft.Tts,
            Position = channel.IsThread ? channel.TotalMessageSent : null,
        };
        if (repliedTo is not null)
            message = message with { Type = MessageType.Reply, MessageReference = new(repliedTo.ChannelId, repliedTo.Id, channel.GuildId) };
        message = mentions.Mention(AttachmentLinks.Resolve(message), channel, draft.Mentions, repliedTo);
        if (change is not null)
            message = change(message);

        world.Messages.Add(message, draft.NonceText, visibleTo);
        if (visibleTo is null)
            threads.Posted(channel, message);
        events.Created(channel, message, draft.Nonce);
        return message;
    }

    /// <summary>A message that the place itself writes, such as a thread's first.</summary>
    public Message PostSystem(Channel channel, User author, MessageType type, MessageReference? reference, string content = "")
    {
        var message = new Message(world.Ids.Next(), channel.Id, type, author, content, world.Now) { MessageReference = reference, Position = channel.IsThread ? 0 : null };
        world.Messages.Add(message, null, null);
        threads.Posted(channel, message);
        events.Created(channel, message, null);
        return message;
    }

    public Message Replace(Channel channel, Message message, AllowedMentions? allowed = null)
    {
        if (allowed is not null)
            message = mentions.Mention(message, channel, allowed, message.MessageReference is { MessageId: { } id } reference ? world.Messages.Find(reference.ChannelId, id) : null);
        world.Messages.Replace(message);
        events.Updated(channel, message);
        return message;
    }

    public void Delete(Channel channel, Message message)
    {
        events.Deleted(channel, message);
        Remove(channel, message);
    }

    public void Delete(Channel channel, IReadOnlyList<Message> messages)
    {
        events.Deleted(channel, [.. messages.Select(message => message.Id)]);
        foreach (var message in messages)
            Remove(channel, message);
    }

    public Attachment Keep(Channel channel, Upload upload, string? description)
    {
        var id = world.Ids.Next();
        world.Attachments.Add(id, upload.ContentType, upload.Content);
        var url = $"{address.Http}/attachments/{channel.Id}/{id}/{Uri.EscapeDataString(upload.Filename)}";
        return new(id, upload.Filename, upload.Content.Length, url, upload.ContentType, description);
    }

    private void Remove(Channel channel, Message message)
    {
        world.Messages.Remove(message.Id);
        world.Reactions.Remove(message.Id);
        threads.Deleted(channel);
    }
}
