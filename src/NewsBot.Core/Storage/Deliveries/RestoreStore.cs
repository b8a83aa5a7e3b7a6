using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>What a database that was put in the place of a newer one cannot know: what was sent after it was copied.</summary>
public sealed class RestoreStore(Session session)
{
    /// <summary>Has everything that is not known to have been sent looked for before it is sent.</summary>
    public void Begin(DateTimeOffset now)
    {
        const string lastOfEachQueue = """
            INSERT INTO restore (queue, message_id, restored_at)
            SELECT d.queue, d.message_id, @now
            FROM delivery d
            WHERE d.ordinal = (SELECT MAX(ordinal) FROM delivery WHERE queue = d.queue AND kind <> 'Thread' AND message_id IS NOT NULL)
            """;

        session.Execute("DELETE FROM restore");
        session.Execute("INSERT INTO restore (queue, message_id, restored_at) VALUES ('', NULL, @now)", new { now });
        session.Execute(lastOfEachQueue, new { now });
        session.Execute("UPDATE delivery SET state = 'Sending', due_at = @now WHERE state = 'Pending' AND kind <> 'Thread' AND message_id IS NULL", new { now });
    }

    /// <summary>The state that something new begins in: what may have been sent before a restore is looked for; a thread is there once however often it is asked for.</summary>
    public DeliveryState Ready(DeliveryState state, ArticleId article, CommentId? comment, DeliveryKind kind) =>
        state == DeliveryState.Pending && kind != DeliveryKind.Thread && MayHaveSent(article, comment) ? DeliveryState.Sending : state;

    /// <summary>Whether an article, or a comment on it, is older than the last restore, so that it may have been sent before that.</summary>
    public bool MayHaveSent(ArticleId article, CommentId? comment)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM restore
            WHERE queue = '' AND restored_at > COALESCE(
                (SELECT posted_at FROM comment WHERE article_id = @article AND id = @comment),
                (SELECT published_at FROM article WHERE id = @article),
                0)
            """;

        return session.First<long>(sql, new { article, comment }) > 0;
    }

    /// <summary>The last message of a queue that the restored database knew.</summary>
    public MessageId? LastKnown(string queue) => session.First<MessageId?>("SELECT message_id FROM restore WHERE queue = @queue", new { queue });
}
