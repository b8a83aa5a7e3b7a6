using NewsBot.Chat;

namespace NewsBot.Commands.Channels;

/// <summary>What keeps us from doing all that a channel wants, said after its settings.</summary>
internal static class ChannelFacts
{
    public static MessageText Lacking(IChatClient chat, ChannelId channel) => chat.MissingToPost(channel) is { Count: > 0 } missing
        ? MessageText.Of($" I cannot post here yet: give me {MessageText.Join(", ", missing.Select(right => MessageText.Of($"**{MessageText.Said(right)}**")))}.")
        : MessageText.Empty;

    public static MessageText Unnotified(IChatClient chat, ChannelId channel, RoleId? notified) => notified is { } role && !chat.MayNotify(channel, role)
        ? MessageText.Of($" {MessageText.Role(role)} is notified of nothing until its settings allow anyone to mention it.")
        : MessageText.Empty;

    public static MessageText Unread(IChatClient chat) => chat.ReadsMessages
        ? MessageText.Empty
        : MessageText.Of($" I cannot read what people write in threads: switch on MESSAGE CONTENT INTENT in the developer portal (Bot, Privileged Gateway Intents) and restart me. Until then they answer with the Reply button, or with messages that mention me, as replies to mine do.");
}
