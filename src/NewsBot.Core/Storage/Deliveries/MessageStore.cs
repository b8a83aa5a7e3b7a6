using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>Which message stands for what, as the deliveries know it.</summary>
public sealed class MessageStore(Session session)
{
    /// <summary>Everywhere that a message stands for something: at most its post and the post's thread, which share an id.</summary>
    public IReadOnlyList<Delivery> OfMessage(MessageId message) =>
        [.. session.Query<DeliveryRow>($"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE d.message_id = @message", new { message }).Select(row => row.ToDelivery())];

    /// <summary>The thread of a post, once there is one.</summary>
    public ChannelId? ThreadOf(Post post) =>
        session.First<ChannelId?>("SELECT message_id FROM delivery WHERE article_id = @Article AND channel_id = @Channel AND kind = 'Thread'", new { post.Article, post.Channel });

    /// <summary>The message after which a delivery's own must have come: the last that was acknowledged in its queue, or was before a restore.</summary>
    public MessageId? LastBefore(Delivery delivery) =>
        session.Restores.MayHaveSent(delivery.Post.Article, delivery.Comment) ? session.Restores.LastKnown(delivery.Queue) : LastAcknowledged(delivery.Queue);

    internal MessageId? LastAcknowledged(string queue) =>
        session.First<MessageId?>("SELECT message_id FROM delivery WHERE queue = @queue AND kind <> 'Thread' AND message_id IS NOT NULL ORDER BY ordinal DESC LIMIT 1", new { queue });

    /// <summary>Every message of ours that should be there, by the channel or the thread that holds it.</summary>
    public ILookup<ChannelId, MessageId> Sent()
    {
        const string sql = """
            SELECT CASE WHEN d.kind <> 'Post' THEN t.message_id WHEN p.channel_kind = 'Forum' THEN d.message_id ELSE d.channel_id END AS place, d.message_id AS message
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
            JOIN guild g ON g.id = p.guild_id AND g.left_at IS NULL
            LEFT JOIN delivery t ON t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread'
            WHERE d.state = 'Sent' AND d.kind IN ('Post', 'Mirror', 'Rest') AND p.closed_at IS NULL
            """;

        return session.Query<SentRow>(sql).ToLookup(row => row.Place, row => row.Message);
    }

    /// <summary>The messages of ours that a post's thread is known to hold.</summary>
    public IReadOnlyList<Delivery> In(Post post) =>
        [.. session.Query<DeliveryRow>(
            $"""
            SELECT {DeliveryRow.Columns}
            {DeliveryRow.From}
            WHERE d.article_id = @Article AND d.channel_id = @Channel AND d.message_id IS NOT NULL AND d.state IN ('Pending', 'Sent')
              AND (d.kind IN ('Mirror', 'Rest') OR d.kind = 'Post' AND p.channel_kind = 'Forum')
            """,
            new { post.Article, post.Channel }).Select(row => row.ToDelivery())];

    public bool IsClaimed(MessageId message) =>
        session.First<long>("SELECT COUNT(*) FROM delivery WHERE message_id = @message", new { message }) > 0;

    /// <summary>The delivery of a comment's first message.</summary>
    public Delivery? FirstOf(Post post, CommentId comment) =>
        session.First<DeliveryRow>(
            $"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE d.article_id = @Article AND d.channel_id = @Channel AND d.comment_id = @comment AND d.part = 0",
            new { post.Article, post.Channel, comment })?.ToDelivery();

    /// <summary>The first message of a comment in one place; null where it has none, or none any more.</summary>
    public MessageId? MessageOf(Post post, CommentId comment)
    {
        const string sql = """
            SELECT message_id
            FROM delivery
            WHERE article_id = @Article AND channel_id = @Channel AND comment_id = @comment AND part = 0 AND kind = 'Mirror' AND message_id IS NOT NULL AND state IN ('Pending', 'Sent', 'Dead', 'Dropped')
            """;

        return session.First<MessageId?>(sql, new { post.Article, post.Channel, comment });
    }

    /// <summary>Whether replies to a comment were sent before its message was there, and so answer something else or nothing.</summary>
    public bool HasRepliesElsewhere(Delivery parent, MessageId message)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM delivery
            WHERE article_id = @Article AND channel_id = @Channel AND part = 0 AND message_id IS NOT NULL AND (reply_to IS NULL OR reply_to <> @message)
              AND comment_id IN (SELECT id FROM comment WHERE article_id = @Article AND in_reply_to = @Comment)
            """;

        return session.First<long>(sql, new { parent.Post.Article, parent.Post.Channel, parent.Comment, message }) > 0;
    }

    private sealed record SentRow(ChannelId Place, MessageId Message);
}
