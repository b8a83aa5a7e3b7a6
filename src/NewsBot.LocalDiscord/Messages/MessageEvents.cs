using System.Text.Json;
using NewsBot.LocalDiscord.Channels;
using NewsBot.LocalDiscord.Gateway;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Tells of messages (https://docs.discord.com/developers/events/gateway-events#messages).</summary>
internal sealed class MessageEvents(World world, MessageView view, Publisher publisher)
{
    public void Created(Channel channel, Message message, JsonElement? nonce)
    {
        // A direct conversation shows itself to the other side once something is said in it.
        foreach (var other in channel is { IsDm: true, LastMessageId: null } ? channel.Recipients!.Where(user => !user.IsBot && user.Id != message.Author.Id) : [])
            publisher.ToUser(other.Id, new("CHANNEL_CREATE", channel.SeenBy(other.Id)));
        Tell("MESSAGE_CREATE", channel, view.Tell(message, isNew: true) with { Nonce = nonce });
    }

    public void Updated(Channel channel, Message message) => Tell("MESSAGE_UPDATE", channel, view.Tell(message, isNew: false));

    public void Deleted(Channel channel, Message message)
    {
        var deleted = new GatewayEvent("MESSAGE_DELETE", new MessageDeleted(message.Id, channel.Id, channel.GuildId), Needs(channel));
        if (world.Messages.VisibleTo(message.Id) is { } only)
            publisher.ToUser(only, deleted, channel.GuildId);
        else
            publisher.ToChannel(channel, deleted);
    }

    public void Deleted(Channel channel, IReadOnlyList<Snowflake> messages) =>
        publisher.ToChannel(channel, new("MESSAGE_DELETE_BULK", new MessagesDeleted(messages, channel.Id, channel.GuildId), Needs(channel)));

    public void Typing(Channel channel, User user)
    {
        var member = channel.GuildId is { } guild ? world.Members.Find(new(guild, user.Id))?.Shown(user) : null;
        publisher.ToChannel(channel, new(
            "TYPING_START",
            new TypingStarted(channel.Id, channel.GuildId, user.Id, world.Now.ToUnixTimeSeconds(), member),
            channel.IsDm ? Intents.DirectMessageTyping : Intents.GuildMessageTyping));
    }

    public static Intents Needs(Channel channel) => channel.IsDm ? Intents.DirectMessages : Intents.GuildMessages;

    private void Tell(string name, Channel channel, Message message)
    {
        var happened = new GatewayEvent(name, message, Needs(channel))
        {
            WithoutContent = channel.IsDm ? null : message.WithoutContent() with { ReferencedMessage = null },
            ContentFor = [message.Author.Id, .. message.Mentions.Select(user => user.Id)],
        };
        if (!message.IsEphemeral)
            publisher.ToChannel(channel, happened);
        else if (world.Messages.VisibleTo(message.Id) is { } only)
            publisher.ToUser(only, happened, channel.GuildId);
    }

    internal sealed record MessageDeleted(Snowflake Id, Snowflake ChannelId, Snowflake? GuildId);

    internal sealed record MessagesDeleted(IReadOnlyList<Snowflake> Ids, Snowflake ChannelId, Snowflake? GuildId);

    internal sealed record TypingStarted(Snowflake ChannelId, Snowflake? GuildId, Snowflake UserId, long Timestamp, Guilds.MemberView? Member);
}
