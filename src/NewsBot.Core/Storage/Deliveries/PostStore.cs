using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Sources;

namespace NewsBot.Storage.Deliveries;

/// <summary>The message that stands for an article in a channel.</summary>
public sealed record PostedArticle(ChannelId ChannelId, MessageId MessageId);

/// <summary>Articles in channels, and how far the outbox has caught up with each.</summary>
public sealed class PostStore(Session session)
{
    /// <summary>Begins an article's post in a channel that follows its source, or notes what keeps it from there.</summary>
    /// <param name="isForEverybody">Whether people of every age see the channel.</param>
    /// <returns>Whether the article is posted there, or was.</returns>
    public bool Offer(ArticleId article, Subscription subscription, bool isForEverybody, DateTimeOffset now)
    {
        if (session.Moderation.IsTakenDown(subscription.Guild, article) || session.Articles.Find(article) is not { } told || session.Articles.SourceOf(article) is not { } source)
            return false;
        if (Find(article, subscription.Channel) is not null)
            return true;

        var settings = session.Channels.Of(subscription.Channel);
        var withheld = Withheld.Of(told, source, new SourceStore(session).TermsOf(source), settings, isForEverybody, now);
        if (withheld is not null)
            session.Withheld.Add(article, subscription.Channel, withheld);
        else
            Begin(Post.Of(article, subscription) with { Personas = settings.Personas }, now, subscription.Publishes);
        return withheld is null;
    }

    /// <summary>Begins a post unless the channel has one of this article: its message, then its thread; the comments follow as the outbox catches up.</summary>
    public void Begin(Post post, DateTimeOffset now, bool publishes = false)
    {
        const string sql = """
            INSERT INTO post (article_id, channel_id, guild_id, channel_kind, mirror, summary_sentences, summary_bullets, personas, behind)
            VALUES (@Article, @Channel, @Guild, @Kind, @Mirror, @Limit, @Bullets, @Personas, 1)
            ON CONFLICT DO NOTHING
            """;

        if (session.Execute(sql, PostRow.Parameters(post)) == 0)
            return;

        session.Summaries.Want(post.Article, post.Summary.Sentences);

        session.Deliveries.Add(Delivery.New(DeliveryKind.Post, post, null, 0, DeliveryState.Pending, now));
        session.Deliveries.Add(Delivery.New(DeliveryKind.Thread, post, null, 0, DeliveryState.Pending, now));
        if (publishes)
            session.Deliveries.Add(Delivery.New(DeliveryKind.Publication, post, null, 0, DeliveryState.Pending, now));
    }

    /// <summary>A post that the outbox has yet to look at; null where there is none.</summary>
    public Post? Behind()
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM post p
            WHERE behind = 1 AND closed_at IS NULL
            LIMIT 1
            """;

        return session.First<PostRow>(sql)?.ToPost();
    }

    public void CaughtUp(Post post) =>
        session.Execute("UPDATE post SET behind = 0 WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    /// <summary>Where a guild has an article: the channels and the messages that stand for it there.</summary>
    public IReadOnlyList<PostedArticle> InGuild(ArticleId article, GuildId guild)
    {
        const string sql = """
            SELECT p.channel_id, d.message_id
            FROM post p
            JOIN delivery d ON d.article_id = p.article_id AND d.channel_id = p.channel_id AND d.kind = 'Post'
            WHERE p.article_id = @article AND p.guild_id = @guild AND d.message_id IS NOT NULL AND d.state IN ('Pending', 'Sent')
            ORDER BY p.channel_id
            """;

        return session.Query<PostedArticle>(sql, new { article, guild });
    }

    /// <summary>An article's post in a channel.</summary>
    public Post? Find(ArticleId article, ChannelId channel)
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM post p
            WHERE article_id = @article AND channel_id = @channel
            """;

        return session.First<PostRow>(sql, new { article, channel })?.ToPost();
    }

    /// <summary>Has all posts of an article looked at again: it, its summary or its comments have changed.</summary>
    public void Touch(ArticleId article) => session.Execute("UPDATE post SET behind = 1 WHERE article_id = @article", new { article });

    /// <summary>Has one post looked at again: what is there of it has changed.</summary>
    public void Touch(Post post) => session.Execute("UPDATE post SET behind = 1 WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    /// <summary>The post whose thread this is, or will be: it has the id of the post's message. Null for any other channel.</summary>
    public Post? OfThread(ChannelId thread)
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
            WHERE d.message_id = @Value AND d.kind IN ('Post', 'Thread')
            """;

        return session.First<PostRow>(sql, thread)?.ToPost();
    }

    /// <summary>The posts of a channel that something may still be said of.</summary>
    public IReadOnlyList<Post> Open(ChannelId channel)
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM post p
            WHERE channel_id = @channel AND closed_at IS NULL
            """;

        return [.. session.Query<PostRow>(sql, new { channel }).Select(row => row.ToPost())];
    }

    /// <summary>The posts of an article in a guild that something may still be said of.</summary>
    public IReadOnlyList<Post> Open(ArticleId article, GuildId guild)
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM post p
            WHERE article_id = @article AND guild_id = @guild AND closed_at IS NULL
            """;

        return [.. session.Query<PostRow>(sql, new { article, guild }).Select(row => row.ToPost())];
    }

    /// <summary>Says nothing more of an article in a channel: its thread, or the channel, is no longer there. False where that was known.</summary>
    public bool Close(Post post, DateTimeOffset now)
    {
        const string close = "UPDATE post SET closed_at = @now WHERE article_id = @Article AND channel_id = @Channel AND closed_at IS NULL";
        const string end = """
            UPDATE delivery
            SET state = CASE WHEN kind = 'Post' AND message_id IS NOT NULL THEN 'Sent' ELSE 'Gone' END
            WHERE article_id = @Article AND channel_id = @Channel AND state IN ('Held', 'Pending', 'Sending', 'Removing', 'Dead')
            """;

        session.Execute(end, new { post.Article, post.Channel });
        return session.Execute(close, new { post.Article, post.Channel, now }) > 0;
    }

    /// <summary>How often people asked for more of a post's comments.</summary>
    public int More(Post post) => session.First<int>("SELECT more FROM post WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    /// <summary>Has more of its comments shown; false where somebody else asked for them first.</summary>
    /// <param name="asked">How often had been asked when the button was shown.</param>
    public bool ShowMore(Post post, int asked) =>
        session.Execute("UPDATE post SET more = more + 1, behind = 1 WHERE article_id = @Article AND channel_id = @Channel AND more = @asked", new { post.Article, post.Channel, asked }) > 0;

    /// <summary>How many comments from the site are not shown, and would be if people asked for them.</summary>
    public int NotShown(Post post)
    {
        const string sql = """
            SELECT COUNT(*)
            FROM comment c
            WHERE c.article_id = @Article AND c.origin = 'Site' AND c.deleted_at IS NULL AND c.hidden_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.article_id = @Article AND d.channel_id = @Channel AND d.comment_id = c.id)
              AND NOT EXISTS (SELECT 1 FROM hidden_author h WHERE h.guild_id = @Guild AND h.author_id = c.author_id)
            """;

        return post.Mirror == MirrorMode.Off ? 0 : session.First<int>(sql, new { post.Article, post.Channel, post.Guild });
    }

    /// <summary>The last message that a thread had when it was last read whole.</summary>
    public MessageId? ReadTo(Post post) =>
        session.First<MessageId?>("SELECT read_to FROM post WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    public void SetReadTo(Post post, MessageId? message) =>
        session.Execute("UPDATE post SET read_to = @message WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel, message });
}
