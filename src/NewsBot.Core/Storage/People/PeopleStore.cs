using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.People;

/// <summary>Something that a person of the chat wrote, as they get it back.</summary>
public sealed record OwnComment(
    ArticleId ArticleId,
    string Title,
    string? Url,
    CommentId Id,
    CommentId? InReplyTo,
    GuildId? GuildId,
    ChannelId? ChannelId,
    MessageId? MessageId,
    string AuthorName,
    string Text,
    DateTimeOffset WrittenAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? HiddenAt);

/// <summary>How much was erased: comments under articles, and messages of ours that had shown them.</summary>
public sealed record Erased(int Comments, int Articles, int Messages)
{
    public static readonly Erased Nothing = new(0, 0, 0);
}

/// <summary>What people of the chat may ask of us: to see what is kept of them, and to have it erased.</summary>
public sealed class PeopleStore(Session session)
{
    // The place in the tree stays, and with it what others have answered; whose it was does not.
    private const string Erase = """
        UPDATE comment
        SET text = '', author_id = '', author_name = '', author_key = '', addressed_name = NULL, edited_at = NULL, deleted_at = COALESCE(deleted_at, @now)
        """;

    private const string ToScrub = "people/scrub";

    private const string ByThem = "origin = 'Discord' AND author_id = @author AND (@until IS NULL OR COALESCE(posted_at, seen_at) < @until)";

    private const string Old = "origin = 'Discord' AND author_id <> '' AND COALESCE(posted_at, seen_at) < @moment";

    /// <summary>Everything of a person that is still kept, oldest first, wherever they wrote it.</summary>
    public IReadOnlyList<OwnComment> Everything(AuthorId author)
    {
        const string sql = """
            SELECT c.article_id, a.title, a.url, c.id, c.in_reply_to, c.guild_id, c.channel_id, c.message_id, c.author_name, c.text,
                   COALESCE(c.posted_at, c.seen_at) AS written_at, c.edited_at, c.hidden_at
            FROM comment c
            JOIN article a ON a.id = c.article_id
            WHERE c.author_id = @author AND c.origin = 'Discord' AND c.deleted_at IS NULL
            ORDER BY COALESCE(c.posted_at, c.seen_at), c.id
            """;

        return session.Query<OwnComment>(sql, new { author });
    }

    /// <summary>Whether what a person wrote at a moment is not to be kept.</summary>
    public bool IsForgotten(AuthorId author, DateTimeOffset writtenAt) =>
        session.First<long>("SELECT COUNT(*) FROM forgotten WHERE author_id = @author AND (until IS NULL OR until > @writtenAt)", new { author, writtenAt }) > 0;

    /// <summary>Erases a person's words and name, and keeps nothing that they write before a moment, or ever.</summary>
    public Erased Forget(AuthorId author, DateTimeOffset? until, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO forgotten (author_id, since, until)
            VALUES (@author, @now, @until)
            ON CONFLICT (author_id) DO UPDATE SET until = excluded.until
            """;

        session.Execute(sql, new { author, until, now });
        session.Followings.EndAll(author);
        session.Claims.Forget(author);
        session.Moderation.Forget(author);
        session.Setups.Forget(author);
        session.Questions.Forget(author);
        return EraseComments(ByThem, new { author, until, now }, now);
    }

    /// <summary>Whether nothing of a person is kept at present.</summary>
    public bool IsForgotten(AuthorId author) => session.First<long>("SELECT COUNT(*) FROM forgotten WHERE author_id = @author AND until IS NULL", new { author }) > 0;

    /// <summary>Erases what people wrote before a moment.</summary>
    public Erased EraseBefore(DateTimeOffset moment, DateTimeOffset now) => EraseComments(Old, new { moment, now }, now);

    /// <summary>Erases what people said, changed, follow and claim to have written in a guild.</summary>
    public Erased EraseGuild(GuildId guild)
    {
        Unlist("SELECT article_id, id FROM comment WHERE guild_id = @guild", new { guild });
        session.Execute("DELETE FROM delivery WHERE comment_id IN (SELECT id FROM comment WHERE guild_id = @guild)", new { guild });
        session.Execute("DELETE FROM question WHERE comment_id IN (SELECT id FROM comment WHERE guild_id = @guild)", new { guild });
        session.Execute("DELETE FROM discussion WHERE EXISTS (SELECT 1 FROM post p WHERE p.article_id = discussion.article_id AND p.channel_id = discussion.channel_id AND p.guild_id = @guild)", new { guild });
        session.Execute("DELETE FROM change WHERE guild_id = @guild", new { guild });
        session.Execute("DELETE FROM following WHERE guild_id = @guild", new { guild });
        session.Execute("DELETE FROM setup WHERE guild_id = @guild", new { guild });
        session.Claims.Forget(guild);
        return Erased.Nothing with { Comments = session.Execute("DELETE FROM comment WHERE guild_id = @guild", new { guild }) };
    }

    private Erased EraseComments(string which, object parameters, DateTimeOffset now)
    {
        var articles = session.Query<ArticleId>($"SELECT DISTINCT article_id FROM comment WHERE {which}", parameters);
        if (articles.Count == 0)
            return Erased.Nothing;

        var messages = session.First<int>($"SELECT COUNT(*) FROM delivery WHERE message_id IS NOT NULL AND comment_id IN (SELECT id FROM comment WHERE {which})", parameters);
        Unlist($"SELECT article_id, id FROM comment WHERE {which}", parameters);
        Unlist($"SELECT article_id, answer_id FROM question WHERE comment_id IN (SELECT id FROM comment WHERE {which})", parameters);
        session.Execute($"{Erase} WHERE id IN (SELECT answer_id FROM question WHERE comment_id IN (SELECT id FROM comment WHERE {which}))", parameters);
        session.Execute($"UPDATE question SET asker = '', quotes = NULL, is_open = 0, behind_at = CASE WHEN channel_id IS NULL THEN @now END WHERE comment_id IN (SELECT id FROM comment WHERE {which})", parameters);
        var comments = session.Execute($"{Erase} WHERE {which}", parameters);

        // What was told of a discussion, and answered out of it, may hold their words.
        foreach (var article in articles)
        {
            session.Execute("DELETE FROM discussion WHERE article_id = @article", new { article });
            session.Questions.Retract(article, now);
            session.Posts.Touch(article);
        }

        return new(comments, articles.Count, messages);
    }

    /// <summary>Takes words out of the index that only erased comments had; true where something was erased, so that the file is to be scrubbed then.</summary>
    public bool PurgeIndex()
    {
        if (session.Kept.Find(ToScrub) is null)
            return false;

        session.Index.Purge();
        session.Kept.Save(ToScrub, null);
        return true;
    }

    // Found no more from now on; the words themselves go when the index is purged.
    private void Unlist(string comments, object parameters)
    {
        session.Execute($"DELETE FROM search WHERE rowid IN (SELECT id FROM search_entry WHERE (article_id, comment_id) IN ({comments}))", parameters);
        session.Execute($"DELETE FROM search_entry WHERE (article_id, comment_id) IN ({comments})", parameters);
        session.Kept.Save(ToScrub, "yes");
    }
}
