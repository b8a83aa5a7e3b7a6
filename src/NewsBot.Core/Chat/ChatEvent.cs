namespace NewsBot.Chat;

/// <summary>Something that happened in the chat; interactions come on the same stream.</summary>
public abstract record ChatEvent;

/// <summary>A new session: these are all the guilds that we are in, and what happened before it may have been missed.</summary>
public sealed record Connected(UserId Me, IReadOnlyList<GuildId> Guilds) : ChatEvent;

/// <summary>A guild's channels and the threads that are open in it.</summary>
public sealed record GuildAvailable(GuildId Guild, string Name, UserId Owner, IReadOnlyList<Channel> Channels, IReadOnlyList<ChatThread> Threads) : ChatEvent;

/// <summary>The guild put us out.</summary>
public sealed record GuildLeft(GuildId Guild) : ChatEvent;

/// <summary>What we may do in a channel may have changed, or in all of the guild's where none is named: what was refused there is worth another try.</summary>
public sealed record RightsChanged(GuildId Guild, ChannelId? Channel) : ChatEvent;

/// <summary>A channel or a thread was deleted, and all that was in it.</summary>
public sealed record PlaceDeleted(ChannelId Place) : ChatEvent;

/// <summary>The chat keeps from us what people write, unless they mention us: <see cref="IChatClient.ReadsMessages"/> is false from here on.</summary>
public sealed record ContentRefused : ChatEvent;

/// <summary>A person wrote a message, or gave one that we could not read a text that we can.</summary>
public sealed record MessagePosted(ChatMessage Message) : ChatEvent;

/// <summary>A person changed the text of a message.</summary>
public sealed record MessageEdited(ChannelId Channel, MessageId Message, string Text, DateTimeOffset EditedAt) : ChatEvent;

/// <summary>Messages are gone, whoever wrote and whoever removed them.</summary>
public sealed record MessagesDeleted(ChannelId Channel, IReadOnlyList<MessageId> Messages) : ChatEvent;

/// <summary>A message of ours arrived: the second way, beside the request's answer, to learn that it did.</summary>
public sealed record OwnMessageArrived(ChannelId Channel, MessageId Message, DeliveryKey Key) : ChatEvent;

/// <summary>A message of ours arrived that answers an interaction, for everybody to see.</summary>
public sealed record OwnAnswerArrived(ChannelId Channel, MessageId Message, InteractionId Interaction) : ChatEvent;

/// <summary>A person used a command or a menu, asked for an option's values, pressed a button, or filled in a form.</summary>
public sealed record InteractionStarted(Interaction Interaction) : ChatEvent;

/// <summary>A message as a person wrote it.</summary>
/// <param name="MentionsUs">Whether it names us; the name itself is not part of the text.</param>
/// <param name="ReplyToAnswer">The interaction that we answered with the message which it replies to.</param>
public sealed record ChatMessage(
    GuildId Guild,
    ChannelId Channel,
    MessageId Id,
    UserId Author,
    string AuthorName,
    string Text,
    MessageId? ReplyTo,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    bool MentionsUs = false,
    InteractionId? ReplyToAnswer = null);

/// <summary>What can be posted in: a channel of messages, one whose messages others follow from elsewhere, or one of threads.</summary>
public enum ChannelKind
{
    Text,
    Announcement,
    Forum,
}

/// <param name="IsAgeRestricted">Whether only those who are old enough see it.</param>
public sealed record Channel(ChannelId Id, string Name, ChannelKind Kind, bool IsAgeRestricted = false);

/// <summary>A thread, and the last message in it.</summary>
public sealed record ChatThread(ChannelId Id, MessageId? LastMessage);
