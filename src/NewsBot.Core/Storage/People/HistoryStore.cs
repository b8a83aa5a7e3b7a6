using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Comments;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.People;

/// <summary>A comment as a history shows it: what it answers, and where it stands in one guild.</summary>
/// <param name="Channel">The thread that a person of the chat wrote it in, or that a comment from a site is shown in.</param>
/// <param name="BranchLabel">Which of the article's discussions it belongs to, where that is a branch of its own.</param>
/// <param name="Place">The channel that the thread belongs to: who sees that sees the thread, also once it is archived and the chat no longer tells of it.</param>
public sealed record HistoryLine(
    ArticleId Article,
    string ArticleTitle,
    string? ArticleUrl,
    CommentId Id,
    CommentId? InReplyTo,
    string? ParentAuthor,
    string? ParentText,
    string Author,
    string Origin,
    string Text,
    DateTimeOffset WrittenAt,
    GuildId? Guild,
    ChannelId? Channel,
    MessageId? Message,
    ChannelId? Place,
    string? BranchLabel,
    string? BranchUrl);

/// <summary>What one person has written, newest first, read in pages by key.</summary>
public sealed class HistoryStore(Session session)
{
    private const string Columns = """
        c.article_id AS article, a.title AS article_title, a.url AS article_url, c.id, c.in_reply_to, q.author_name AS parent_author, q.text AS parent_text,
        c.author_name AS author, c.origin, c.text, COALESCE(c.posted_at, c.seen_at) AS written_at, c.guild_id AS guild
        """;

    private const string Joins = """
        FROM comment c
        JOIN article a ON a.id = c.article_id
        LEFT JOIN comment q ON q.article_id = c.article_id AND q.id = c.in_reply_to AND q.deleted_at IS NULL AND q.hidden_at IS NULL
             AND (q.origin = 'Site' OR q.guild_id = c.guild_id)
        LEFT JOIN branch b ON b.article_id = c.article_id AND b.id = c.branch_id
        """;

    private const string PlaceOfThread = "(SELECT h.channel_id FROM delivery h WHERE h.message_id = c.channel_id AND h.kind = 'Thread')";

    // A comment with where it stands in one guild: as its own message, or as our first mirror of it.
    private const string InOneGuild = $"""
        SELECT {Columns},
               COALESCE(c.channel_id, (SELECT t.message_id FROM delivery t WHERE t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread')) AS channel,
               COALESCE(c.message_id, d.message_id) AS message,
               COALESCE({PlaceOfThread}, d.channel_id, c.channel_id) AS place, b.label AS branch_label, b.url AS branch_url
        {Joins}
        LEFT JOIN delivery d ON d.article_id = c.article_id AND d.comment_id = c.id AND d.part = 0 AND d.message_id IS NOT NULL AND d.state IN ('Pending', 'Sent')
             AND d.channel_id = (
                 SELECT MIN(p.channel_id)
                 FROM post p
                 WHERE p.article_id = c.article_id AND p.guild_id = @guild AND EXISTS (
                     SELECT 1
                     FROM delivery e
                     WHERE e.article_id = p.article_id AND e.channel_id = p.channel_id AND e.comment_id = c.id AND e.part = 0
                       AND e.message_id IS NOT NULL AND e.state IN ('Pending', 'Sent')))
        """;

    /// <summary>An author's comments before a moment, as one guild may see them: what was said elsewhere is not among them.</summary>
    public IReadOnlyList<HistoryLine> InGuild(AuthorId author, GuildId guild, (DateTimeOffset Moment, CommentId Id) before, int count)
    {
        const string sql = $"""
            {InOneGuild}
            WHERE c.author_id = @author AND {DiscussionStore.IsForGuild}
              AND COALESCE(c.posted_at, c.seen_at) <= @moment -- says no more than the next line, but lets the index be used
              AND (COALESCE(c.posted_at, c.seen_at), c.id) < (@moment, @id)
            ORDER BY COALESCE(c.posted_at, c.seen_at) DESC, c.id DESC
            LIMIT @count
            """;

        return session.Query<HistoryLine>(sql, new { author, guild, moment = before.Moment, id = before.Id, count });
    }

    /// <summary>The comment that an entry of the index stands for, as one guild may see it; null where it may not, or it is none.</summary>
    public HistoryLine? Find(long entry, GuildId guild)
    {
        const string sql = $"""
            {InOneGuild}
            WHERE (c.article_id, c.id) = (SELECT e.article_id, e.comment_id FROM search_entry e WHERE e.id = @entry) AND {DiscussionStore.IsForGuild}
            """;

        return session.First<HistoryLine>(sql, new { entry, guild });
    }

    /// <summary>Everything under a name, newest first, wherever it was written: for the operator.</summary>
    public IReadOnlyList<HistoryLine> Everywhere(string name)
    {
        const string sql = $"""
            SELECT {Columns}, c.channel_id AS channel, c.message_id AS message, {PlaceOfThread} AS place, b.label AS branch_label, b.url AS branch_url
            {Joins}
            WHERE c.author_key = @key AND c.deleted_at IS NULL AND c.hidden_at IS NULL
            ORDER BY COALESCE(c.posted_at, c.seen_at) DESC, c.id DESC
            """;

        return session.Query<HistoryLine>(sql, new { key = SearchKey.Of(name) });
    }
}
