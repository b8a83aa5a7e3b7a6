using Dapper;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>An article or a comment in which the words were found.</summary>
/// <param name="Comment">Null for the article itself.</param>
/// <param name="Channel">The thread that the comment stands in, in the guild that searches.</param>
/// <param name="Place">The channel that the thread belongs to: who sees that sees the thread.</param>
[method: ExplicitConstructor]
public sealed record SearchHit(
    ArticleId Article,
    string ArticleTitle,
    string? ArticleUrl,
    SourceName Source,
    CommentId? Comment,
    string? Author,
    string Text,
    string Origin,
    DateTimeOffset WrittenAt,
    ChannelId? Channel,
    MessageId? Message,
    ChannelId? Place);

/// <summary>The index of all words: articles and comments by what they say, who wrote them, and who may find them.</summary>
public sealed class SearchStore(Session session)
{
    private const string Everybody = "everybody";

    public bool IsBehind() => session.First<long>("SELECT EXISTS (SELECT 1 FROM search_change)") > 0;

    /// <summary>Brings the index up to date with some of what has changed; true where there was any.</summary>
    public bool CatchUp(int count)
    {
        var changes = session.Query<Change>("SELECT article_id, comment_id FROM search_change LIMIT @count", new { count });
        foreach (var change in changes)
        {
            session.Execute("DELETE FROM search WHERE rowid = (SELECT id FROM search_entry WHERE article_id = @ArticleId AND comment_id = @CommentId)", change);
            session.Execute("DELETE FROM search_entry WHERE article_id = @ArticleId AND comment_id = @CommentId", change);
            if ((change.CommentId.Length == 0 ? OfArticle(change) : OfComment(change)) is { } content)
                Add(change, content);
            session.Execute("DELETE FROM search_change WHERE article_id = @ArticleId AND comment_id = @CommentId", change);
        }

        return changes.Count > 0;
    }

    /// <summary>How many there are, counted no further than to a bound.</summary>
    public long Count(string match, EntryRange range, int most) =>
        session.First<long>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM search WHERE search MATCH @match AND rowid > @After AND rowid < @Before LIMIT @most)",
            new { match, range.After, range.Before, most });

    /// <summary>Entries that match, the newest first.</summary>
    public IReadOnlyList<long> Newest(string match, EntryRange range, int count) =>
        session.Query<long>(
            "SELECT rowid FROM search WHERE search MATCH @match AND rowid > @After AND rowid < @Before ORDER BY rowid DESC LIMIT @count",
            new { match, range.After, range.Before, count });

    /// <summary>All entries that match, each with how well (the higher, the better; https://www.sqlite.org/fts5.html#the_bm25_function): costs time with every one.</summary>
    public IReadOnlyList<(long Entry, double Relevance)> Ranked(string match, EntryRange range) =>
    [
        .. session.Query<RankRow>(
            "SELECT rowid AS entry, -bm25(search, 1.0, 2.0, 0.0) AS relevance FROM search WHERE search MATCH @match AND rowid > @After AND rowid < @Before",
            new { match, range.After, range.Before }).Select(row => (row.Entry, row.Relevance)),
    ];

    /// <summary>What an entry stands for, as a guild sees it; null where it is no longer there.</summary>
    public SearchHit? Find(long entry, GuildId guild)
    {
        const string sql = """
            SELECT a.id AS article, a.title AS article_title, a.url AS article_url, a.source, c.id AS comment, COALESCE(c.author_name, a.byline) AS author,
                   COALESCE(c.text, a.title || char(10) || (SELECT group_concat(p.value, char(10)) FROM json_each(a.body) p)) AS text, COALESCE(c.origin, 'Site') AS origin, COALESCE(c.posted_at, c.seen_at, a.published_at, a.seen_at) AS written_at,
                   COALESCE(c.channel_id, t.message_id) AS channel, COALESCE(c.message_id, d.message_id) AS message,
                   COALESCE((SELECT h.channel_id FROM delivery h WHERE h.message_id = c.channel_id AND h.kind = 'Thread'), d.channel_id) AS place
            FROM search_entry e
            JOIN article a ON a.id = e.article_id
            LEFT JOIN comment c ON c.article_id = e.article_id AND c.id = e.comment_id
            LEFT JOIN delivery d ON d.id = (
                SELECT s.id
                FROM delivery s
                JOIN post p ON p.article_id = s.article_id AND p.channel_id = s.channel_id AND p.guild_id = @guild
                WHERE s.article_id = e.article_id AND s.kind = CASE WHEN e.comment_id = '' THEN 'Post' ELSE 'Mirror' END
                  AND (e.comment_id = '' OR s.comment_id = e.comment_id) AND s.part = 0 AND s.message_id IS NOT NULL AND s.state IN ('Pending', 'Sent')
                ORDER BY s.channel_id
                LIMIT 1)
            LEFT JOIN delivery t ON t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread' AND e.comment_id <> ''
            WHERE e.id = @entry AND (e.comment_id = '' OR (c.deleted_at IS NULL AND c.hidden_at IS NULL AND (c.origin = 'Site' OR c.guild_id = @guild)))
            """;

        return session.First<SearchHit>(sql, new { entry, guild });
    }

    /// <summary>The words by which a guild finds what everybody may, and what its own people said.</summary>
    internal static string Visible(GuildId guild) => $"keys : (\"{Token(Everybody)}\" OR \"{Token(guild.Value)}\")";

    internal static string OfSource(SourceName source) => $"keys : \"{SearchText.Token('s', source.Value)}\"";

    private static string Token(string guild) => SearchText.Token('g', guild);

    private Content? OfArticle(Change change) =>
        session.First<ArticleText>("SELECT title, body, byline, source, COALESCE(published_at, seen_at) AS written_at FROM article WHERE id = @ArticleId", change) is { } article
            ? new(string.Join('\n', article.Body.Prepend(article.Title)), article.Byline ?? "", $"{Token(Everybody)} {SearchText.Token('s', article.Source.Value)}", article.WrittenAt)
            : null;

    private Content? OfComment(Change change)
    {
        const string sql = """
            SELECT c.text, c.author_name, c.author_id, c.guild_id, a.source, COALESCE(c.posted_at, c.seen_at) AS written_at
            FROM comment c
            JOIN article a ON a.id = c.article_id
            WHERE c.article_id = @ArticleId AND c.id = @CommentId AND c.deleted_at IS NULL AND c.hidden_at IS NULL
            """;

        return session.First<CommentText>(sql, change) is { } comment
            ? new(
                comment.Text,
                comment.AuthorName,
                $"{Token(comment.GuildId?.Value ?? Everybody)} {SearchText.Token('a', comment.AuthorId.Value)} {SearchText.Token('s', comment.Source.Value)}",
                comment.WrittenAt)
            : null;
    }

    private void Add(Change change, Content content)
    {
        // What a page gives no times has the same: spread by its id, so that a place is found at once.
        var place = change.CommentId.Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619) & EntryRange.LastPlace;
        var id = EntryRange.FirstAt(content.WrittenAt) + place;
        while (session.Execute("INSERT INTO search_entry (id, article_id, comment_id) VALUES (@id, @ArticleId, @CommentId) ON CONFLICT (id) DO NOTHING", new { id, change.ArticleId, change.CommentId }) == 0)
            id++;

        session.Execute(
            "INSERT INTO search (rowid, text, author, keys) VALUES (@id, @text, @author, @Keys)",
            new { id, text = SearchText.Spaced(content.Text), author = SearchText.Spaced(content.Author), content.Keys });
    }

    private sealed record Change(string ArticleId, string CommentId);

    private sealed record Content(string Text, string Author, string Keys, DateTimeOffset WrittenAt);

    [method: ExplicitConstructor]
    private sealed record ArticleText(string Title, IReadOnlyList<string> Body, string? Byline, SourceName Source, DateTimeOffset WrittenAt);

    [method: ExplicitConstructor]
    private sealed record CommentText(string Text, string AuthorName, AuthorId AuthorId, GuildId? GuildId, SourceName Source, DateTimeOffset WrittenAt);

    [method: ExplicitConstructor]
    private sealed record RankRow(long Entry, double Relevance);
}
