using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Comments;

/// <summary>A comment that is hidden, and in which article.</summary>
public sealed record HiddenComment(ArticleId ArticleId, CommentId CommentId);

/// <summary>What those who run a guild have decided: whose comments are not shown, which articles were taken down, which discussions are locked.</summary>
public sealed class ModerationStore(Session session)
{
    /// <summary>The posts of an article in one guild that something may still be said of.</summary>
    private const string Posts = "article_id = @article AND guild_id = @guild AND closed_at IS NULL";

    /// <summary>Shows none of an author's comments in a guild any more; false where none was already.</summary>
    public bool HideAuthor(GuildId guild, AuthorId author, DateTimeOffset now)
    {
        var isNew = session.Execute("INSERT INTO hidden_author (guild_id, author_id, at) VALUES (@guild, @author, @now) ON CONFLICT DO NOTHING", new { guild, author, now }) > 0;
        TouchPostsOf(guild, author);
        return isNew;
    }

    /// <summary>Shows an author's comments in a guild again; false where they were not hidden.</summary>
    public bool RestoreAuthor(GuildId guild, AuthorId author)
    {
        var wasHidden = session.Execute("DELETE FROM hidden_author WHERE guild_id = @guild AND author_id = @author", new { guild, author }) > 0;
        TouchPostsOf(guild, author);
        return wasHidden;
    }

    /// <summary>Forgets that somebody was hidden: nothing of theirs is left to be shown.</summary>
    public void Forget(AuthorId author) => session.Execute("DELETE FROM hidden_author WHERE author_id = @author", new { author });

    public IReadOnlySet<AuthorId> HiddenAuthors(GuildId guild) =>
        session.Query<AuthorId>("SELECT author_id FROM hidden_author WHERE guild_id = @guild", new { guild }).ToHashSet();

    /// <summary>Those hidden in a guild who wrote something under an article; however many are hidden, only who wrote there is looked for.</summary>
    public IReadOnlySet<AuthorId> HiddenUnder(ArticleId article, GuildId guild)
    {
        const string sql = """
            SELECT DISTINCT c.author_id
            FROM comment c
            WHERE c.article_id = @article AND EXISTS (SELECT 1 FROM hidden_author h WHERE h.guild_id = @guild AND h.author_id = c.author_id)
            """;

        return session.Query<AuthorId>(sql, new { article, guild }).ToHashSet();
    }

    /// <summary>How an author was named last; null for one who wrote nothing that is still there.</summary>
    public string? NameOf(AuthorId author) =>
        session.First<string>("SELECT author_name FROM comment WHERE author_id = @author ORDER BY seen_at DESC LIMIT 1", new { author });

    public bool IsHidden(GuildId guild, AuthorId author) =>
        session.First<long>("SELECT COUNT(*) FROM hidden_author WHERE guild_id = @guild AND author_id = @author", new { guild, author }) > 0;

    /// <summary>The comments hidden last among those of a guild's articles, newest first.</summary>
    public IReadOnlyList<HiddenComment> Hidden(GuildId guild, int count)
    {
        const string sql = """
            SELECT c.article_id, c.id AS comment_id
            FROM comment c
            WHERE c.hidden_at IS NOT NULL AND c.deleted_at IS NULL AND (c.guild_id IS NULL OR c.guild_id = @guild)
              AND EXISTS (SELECT 1 FROM post p WHERE p.article_id = c.article_id AND p.guild_id = @guild)
            ORDER BY c.hidden_at DESC, c.id
            LIMIT @count
            """;

        return session.Query<HiddenComment>(sql, new { guild, count });
    }

    /// <summary>Takes an article down in a guild, whoever posts it again; false where it was already.</summary>
    public bool TakeDown(GuildId guild, ArticleId article, DateTimeOffset now)
    {
        var isNew = session.Execute("INSERT INTO takedown (guild_id, article_id, at) VALUES (@guild, @article, @now) ON CONFLICT DO NOTHING", new { guild, article, now }) > 0;
        session.Execute($"UPDATE post SET behind = 1, locked = 1 WHERE {Posts}", new { guild, article });
        session.SpotAnswers.TakeDown(guild, article, now);
        return isNew;
    }

    /// <summary>Has an article that was taken down in a guild found there again, and posted anew where it was: as a message and a thread of its own.</summary>
    public void Restore(GuildId guild, ArticleId article, DateTimeOffset now)
    {
        session.Execute("DELETE FROM takedown WHERE guild_id = @guild AND article_id = @article", new { guild, article });
        session.Execute($"UPDATE post SET behind = 1, locked = 0 WHERE {Posts}", new { guild, article });
        foreach (var post in session.Posts.Open(article, guild))
            session.Threads.Return(post, now);
    }

    /// <summary>The articles taken down last in a guild, newest first.</summary>
    public IReadOnlyList<ArticleId> TakenDown(GuildId guild, int count) =>
        session.Query<ArticleId>("SELECT article_id FROM takedown WHERE guild_id = @guild ORDER BY at DESC, article_id LIMIT @count", new { guild, count });

    /// <summary>The article taken down last in a guild among those whose title contains a text; null where there is none.</summary>
    public ArticleId? TakenDown(GuildId guild, string text)
    {
        const string sql = """
            SELECT t.article_id
            FROM takedown t
            JOIN article a ON a.id = t.article_id
            WHERE t.guild_id = @guild AND a.title_key LIKE @pattern ESCAPE '\'
            ORDER BY t.at DESC, t.article_id
            LIMIT 1
            """;

        return session.Query<ArticleId>(sql, new { guild, pattern = SearchKey.Containing(text) }).Select(id => (ArticleId?)id).FirstOrDefault();
    }

    public bool IsTakenDown(GuildId guild, ArticleId article) =>
        session.First<long>("SELECT COUNT(*) FROM takedown WHERE guild_id = @guild AND article_id = @article", new { guild, article }) > 0;

    /// <summary>Has a post's discussion locked or opened: nothing more is said there, by people or by us.</summary>
    public void Lock(Post post, bool isLocked, DateTimeOffset now)
    {
        const string again = """
            UPDATE delivery
            SET state = 'Pending', due_at = @now
            WHERE article_id = @Article AND channel_id = @Channel AND kind = 'Thread' AND message_id IS NOT NULL AND state IN ('Sent', 'Dead', 'Pending')
            """;

        session.Execute("UPDATE post SET locked = @locked, behind = 1 WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel, locked = isLocked ? 1L : 0L });
        session.Execute(again, new { post.Article, post.Channel, now });
    }

    public bool IsLocked(Post post) =>
        session.First<long>("SELECT COUNT(*) FROM post WHERE article_id = @Article AND channel_id = @Channel AND locked = 1", new { post.Article, post.Channel }) > 0;

    private void TouchPostsOf(GuildId guild, AuthorId author) =>
        session.Execute("UPDATE post SET behind = 1 WHERE guild_id = @guild AND article_id IN (SELECT article_id FROM comment WHERE author_id = @author)", new { guild, author });
}
