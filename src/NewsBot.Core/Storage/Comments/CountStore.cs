using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Deliveries;

namespace NewsBot.Storage.Comments;

/// <summary>How many reader comments an article has, and how many its posts say.</summary>
public sealed class CountStore(Session session)
{
    private const string IsShownInChannel = $"""
        c.deleted_at IS NULL AND c.hidden_at IS NULL AND {ArticleStore.IsAuthorUp}
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.article_id = c.article_id AND d.channel_id = @channel AND d.comment_id = c.id AND d.state = 'Held')
        """;

    /// <summary>As a guild may know it: neither what is hidden there nor what waits for a moderator counts.</summary>
    public int InGuild(ArticleId article, GuildId guild) => Count(DiscussionStore.IsForGuild, new { article, guild });

    /// <summary>As the channel of a post may know it.</summary>
    public int Of(Post post) => Count(IsShownInChannel, new { article = post.Article, guild = post.Guild, channel = post.Channel });

    /// <summary>What a post says; null where it says nothing yet, or said it before that was kept.</summary>
    public int? Told(Post post) => (int?)session.First<long?>("SELECT comments FROM post WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    /// <summary>Has a post say another number from now on.</summary>
    public void Tell(Post post, int count) =>
        session.Execute("UPDATE post SET comments = @count, count_at = NULL WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel, count = (long)count });

    /// <summary>Has a post say at a moment what there is by then; a moment that was named before stays.</summary>
    public void TellAt(Post post, DateTimeOffset moment) =>
        session.Execute("UPDATE post SET count_at = @moment WHERE article_id = @Article AND channel_id = @Channel AND count_at IS NULL", new { post.Article, post.Channel, moment });

    /// <summary>The post that is to say its number anew next, and when; null where none is.</summary>
    public (Post Post, DateTimeOffset At)? Next()
    {
        const string sql = $"""
            SELECT {PostRow.Columns}
            FROM post p
            WHERE count_at IS NOT NULL
            ORDER BY count_at
            LIMIT 1
            """;

        return session.First<PostRow>(sql)?.ToPost() is { } post ? (post, session.First<DateTimeOffset>("SELECT count_at FROM post WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel })) : null;
    }

    // Those that may be read, and those that the page says it has beyond what was read of it.
    private int Count(string isShown, object parameters)
    {
        var sql = $"""
            SELECT COUNT(CASE WHEN {isShown} THEN 1 END) AS shown,
                   COUNT(CASE WHEN c.branch_id IS NULL OR EXISTS (SELECT 1 FROM branch b WHERE b.article_id = c.article_id AND b.id = c.branch_id AND b.site IS NULL) THEN 1 END) AS read,
                   (SELECT a.comment_count FROM article a WHERE a.id = @article) AS stated
            FROM comment c
            WHERE c.article_id = @article AND c.origin = 'Site'
            """;

        var counted = session.First<Counted>(sql, parameters)!;
        return (int)(counted.Shown + Math.Max(0, (counted.Stated ?? 0) - counted.Read));
    }

    /// <param name="Read">Of the article's own discussion, not of those elsewhere.</param>
    private sealed record Counted(long Shown, long Read, long? Stated);
}
