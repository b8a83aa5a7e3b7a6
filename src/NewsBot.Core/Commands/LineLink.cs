using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Commands;

/// <summary>The way from a line of an answer to what it tells of: to where it stands, for those who can see that, or else to its page.</summary>
internal static class LineLink
{
    // With a longer one, ten lines would not fit a message.
    private const int MaxLength = 110;

    /// <param name="place">The channel that the message or its thread belongs to.</param>
    /// <param name="channel">The thread that it stands in, where that is one.</param>
    public static string? Of(IChatClient chat, Member viewer, ChannelId? place, ChannelId? channel, MessageId? message, string? page)
    {
        var link = place is { } seen && message is { } there && chat.CanSee(viewer, seen) ? chat.LinkTo(viewer.Guild, channel ?? seen, there) : PostComposer.WebUrl(page);
        return link is { Length: > MaxLength } ? null : link;
    }

    /// <summary>A title that leads there, where anything does.</summary>
    public static MessageText Title(MessageText title, string? link) => link is null ? MessageText.Of($"*{title}*") : MessageText.Link(title, link);
}
