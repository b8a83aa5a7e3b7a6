using NewsBot.Chat;

namespace NewsBot.Pipeline;

/// <summary>Looks for what may have been said already: a request without an answer, or a process that ended in the middle of one.</summary>
internal static class OwnMessages
{
    /// <summary>The first message of ours in a place, after another of ours, that is the one; null where none is. Throws <see cref="ChatException"/>.</summary>
    public static async Task<MessageId?> FindOwnAsync(this IChatClient chat, ChannelId place, MessageId? after, Func<OwnMessage, bool> isIt, CancellationToken cancellationToken) =>
        (await chat.OwnMessagesSinceAsync(place, after, cancellationToken)).FirstOrDefault(isIt)?.Id;
}
