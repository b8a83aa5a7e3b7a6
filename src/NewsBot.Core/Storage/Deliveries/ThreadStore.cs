using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>A thread that is to go and could not be deleted.</summary>
public sealed record LeftThread(ChannelId Thread, string Problem);

/// <summary>What becomes of a post's thread, and of what people said in it, when the article is taken down or is to be there again.</summary>
public sealed class ThreadStore(Session session)
{
    private const string OfPost = "article_id = @Article AND channel_id = @Channel";

    private const string MessagesIn = $"""
        FROM delivery
        WHERE {OfPost} AND kind IN ('Mirror', 'Rest') AND refusals = 0 AND (state IN ('Sending', 'Sent', 'Removing') OR state = 'Pending' AND message_id IS NOT NULL)
        """;

    /// <summary>Has the thread go after its post's message, where the article was taken down; true where it is going.</summary>
    public bool Follow(Post post, DateTimeOffset now)
    {
        if (!session.Moderation.IsTakenDown(post.Guild, post.Article) || session.Deliveries.Find(post, DeliveryKind.Post) is not { State: DeliveryState.Gone } message || session.Deliveries.Find(post, DeliveryKind.Thread) is not { } thread)
            return false;

        // It has the id of its post's message, also where nobody knows yet that it was started.
        if ((message.Message ?? thread.Message) is not { } id || (thread.State == DeliveryState.Gone && thread.Message == id))
            return false;
        if (thread.State != DeliveryState.Removing)
            Remove(post, id, now);
        return true;
    }

    /// <summary>A thread that was to go is not there any more, or no longer ours: what people said in it stays said, and where the article is to be there again it gets another.</summary>
    /// <returns>False for a thread that was not to go.</returns>
    public bool Removed(Post post, ChannelId thread, DateTimeOffset now)
    {
        const string messages = $"""
            UPDATE delivery
            SET state = 'Gone', error = NULL
            WHERE {OfPost} AND (kind IN ('Mirror', 'Rest') AND (message_id IS NOT NULL OR state = 'Sending') OR message_id = @thread AND (kind = 'Thread' OR @isForum = 1))
            """;

        var isDown = session.Moderation.IsTakenDown(post.Guild, post.Article);
        if (session.Deliveries.Find(post, DeliveryKind.Thread) is not { } known || known.Message?.Value != thread.Value || !(isDown || IsGoing(known)))
            return false;

        session.Execute(messages, new { post.Article, post.Channel, thread, isForum = post.ChannelKind == ChannelKind.Forum ? 1L : 0L });
        session.Replies.MoveOut(thread, post.Channel);
        if (isDown)
            Follow(post, now);
        else
            Return(post, now);
        session.Posts.Touch(post);
        return true;
    }

    /// <summary>Has a post that was taken away posted anew, with a thread of its own; what is still being taken away of it is waited for.</summary>
    public void Return(Post post, DateTimeOffset now)
    {
        if (session.Deliveries.Find(post, DeliveryKind.Post) is not { State: not DeliveryState.Removing } message || session.Deliveries.Find(post, DeliveryKind.Thread) is not { } thread)
            return;

        var isAway = message.State == DeliveryState.Gone;
        if (isAway)
            session.Deliveries.Revive(message, DeliveryState.Pending, now);
        foreach (var with in session.Query<DeliveryKey>($"SELECT id FROM delivery WHERE {OfPost} AND (kind = 'Rest' AND state = 'Gone' OR kind = 'Publication' AND @isAway = 1)", new { post.Article, post.Channel, isAway = isAway ? 1L : 0L }))
            Again(with, now);

        if (thread.State == DeliveryState.Gone || (isAway && thread.Message is null))
            Again(post, thread, now);
        else if (thread.Message is { } left && IsGoing(thread) && (thread.Refusals > 0 || thread.State != DeliveryState.Removing))
            Removed(post, new(left.Value), now);
        else if (thread.Message is { } old && isAway && !IsGoing(thread))
            Remove(post, old, now);
    }

    /// <summary>Whether no message of ours stands in a post's thread, but for those that we were refused to remove.</summary>
    public bool IsEmpty(Post post) => session.First<long>($"SELECT COUNT(*) {MessagesIn}", new { post.Article, post.Channel }) == 0;

    /// <summary>Has a thread that we were refused to delete tried again when the last message of ours in it is gone.</summary>
    public void Hurry(Post post, DateTimeOffset now) => session.Execute(
        $"UPDATE delivery SET due_at = @now WHERE {OfPost} AND kind = 'Thread' AND state = 'Removing' AND refusals > 0 AND NOT EXISTS (SELECT 1 {MessagesIn})",
        new { post.Article, post.Channel, now });

    /// <summary>The threads of an article in a guild that are to go and could not be deleted, and why.</summary>
    public IReadOnlyList<LeftThread> Left(ArticleId article, GuildId guild)
    {
        const string sql = """
            SELECT d.message_id AS thread, d.error AS problem
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id AND p.guild_id = @guild AND p.closed_at IS NULL
            WHERE d.article_id = @article AND d.kind = 'Thread' AND d.queue <> d.channel_id AND d.state <> 'Gone' AND d.error IS NOT NULL
            ORDER BY d.channel_id
            """;

        return session.Query<LeftThread>(sql, new { article, guild });
    }

    // In a queue of its own: nothing else waits where it is refused.
    private void Remove(Post post, MessageId thread, DateTimeOffset now) => session.Execute(
        $"UPDATE delivery SET state = 'Removing', message_id = @thread, queue = @queue, ordinal = 1, due_at = @now, refusals = 0, error = NULL WHERE {OfPost} AND kind = 'Thread'",
        new { post.Article, post.Channel, thread, queue = GoingQueue(post), now });

    // Behind the post, in whose queue it is begun.
    private void Again(Post post, Delivery thread, DateTimeOffset now)
    {
        const string behindThePost = "UPDATE delivery SET queue = @queue, ordinal = (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM delivery WHERE queue = @queue) WHERE id = @Key AND queue <> @queue";

        session.Execute(behindThePost, new { thread.Key, queue = post.Channel.Value });
        Again(thread.Key, now);
    }

    private void Again(DeliveryKey key, DateTimeOffset now)
    {
        session.Deliveries.Set(key, DeliveryState.Gone, now);
        session.Deliveries.Revive(session.Deliveries.Find(key)!, DeliveryState.Pending, now);
    }

    private static bool IsGoing(Delivery thread) => thread.Queue == GoingQueue(thread.Post);

    private static string GoingQueue(Post post) => $"{post.Channel}/{post.Article}/thread";
}
