using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What a delivery makes.</summary>
public enum DeliveryKind
{
    Post,
    Thread,
    Mirror,

    /// <summary>The post, shown wherever its channel is followed; asked twice, it is shown once.</summary>
    Publication,

    /// <summary>How many comments are not shown, and a button that shows more of them.</summary>
    Rest,
}

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>Waits for a moderator.</summary>
    Held,

    /// <summary>To be sent; where there is a message already, to be brought up to date.</summary>
    Pending,

    /// <summary>Being sent, or was when the process ended: looked for in the channel before it is sent again.</summary>
    Sending,

    /// <summary>The message is there and says what it should.</summary>
    Sent,

    /// <summary>The message is to be taken away.</summary>
    Removing,

    /// <summary>The message was there and is no longer.</summary>
    Gone,

    /// <summary>The chat will never take it, or refused it too often; the error says why.</summary>
    Dead,

    /// <summary>Given up by somebody who manages the guild.</summary>
    Dropped,
}

/// <summary>One message in one place, from the wish for it to its end: a row of the outbox.</summary>
/// <param name="Part">Which message of a comment too long for one, or after how many askings for more; from 0.</param>
/// <param name="Queue">What is sent in order, one at a time: a channel, its publications, or one article's thread in it.</param>
/// <param name="Ordinal">The order within the queue: parents before children.</param>
/// <param name="Refusals">How often in a row it was tried in vain; the waits grow with it.</param>
/// <param name="ReplyTo">The message it was sent in reply to; it cannot be changed afterwards.</param>
/// <param name="Fingerprint">What the message said when it was last sent.</param>
public sealed record Delivery(
    DeliveryKey Key,
    DeliveryKind Kind,
    Post Post,
    CommentId? Comment,
    int Part,
    string Queue,
    long Ordinal,
    DeliveryState State,
    DateTimeOffset DueAt,
    int Refusals,
    MessageId? Message,
    MessageId? ReplyTo,
    CardFingerprint? Fingerprint)
{
    /// <summary>A delivery that has not been tried; its key follows from what it is, so that it exists once.</summary>
    /// <param name="isAnswer">Whether it answers somebody, who does not wait for what else is to be said there.</param>
    public static Delivery New(DeliveryKind kind, Post post, CommentId? comment, int part, DeliveryState state, DateTimeOffset dueAt, bool isAnswer = false)
    {
        var key = new DeliveryKey(ShortHash.Of(kind.ToString(), post.Channel.Value, post.Article.Value, comment?.Value, $"{part}"));
        var queue = kind switch
        {
            DeliveryKind.Mirror when isAnswer => $"{post.Channel}/{post.Article}/answers",
            DeliveryKind.Mirror or DeliveryKind.Rest => $"{post.Channel}/{post.Article}",

            // The chat takes ten an hour, and nothing else waits for them.
            DeliveryKind.Publication => $"{post.Channel}/publications",
            _ => post.Channel.Value,
        };
        return new(key, kind, post, comment, part, queue, 0, state, dueAt, 0, null, null, null);
    }
}
