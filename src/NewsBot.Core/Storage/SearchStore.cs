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
    /// <summary>How many hits are ranked; among more, the newest are shown.</summary>
    public const int MostRanked = 5_000;

    private const string Everybody = "everybody";
    private static readonly string ArticleToken = SearchText.Token('k', "article");

    /// <summary>Writes the whole index anew, without the words of entries that were taken out of it: until then they stand there unfound. Costs seconds with every million entries.</summary>
    public void Purge()
    {
        // One piece alone is left as it is, so another is added for it to be put together with; nobody may find what is in that.
        session.Execute("INSERT INTO search (rowid, text, author, keys) VALUES (0, 'purge', '', '')");
        session.Execute("INSERT INTO search (search) VALUES ('optimize')");
        session.Execute("DELETE FROM search WHERE rowid = 0");
    }

    public bool IsBehind() => session.First<long>("SELECT EXISTS (SELECT 1 FROM search_change)") > 0;

    /// <summary>Brings the index up to date with some of what has changed; true where there was any.</summary>
    public bool CatchUp(int count)
    {
        const string sql = """
            SELECT s.article_id, s.comment_id, e.id AS entry,
                   CASE WHEN s.comment_id = '' THEN a.title ELSE c.text END AS text,
                   CASE WHEN s.comment_id = '' THEN a.body END AS body,
                   CASE WHEN s.comment_id = '' THEN a.byline ELSE c.author_name END AS author,
                   c.author_id, c.guild_id, COALESCE(c.posted_at, c.seen_at, a.published_at, a.seen_at) AS written_at
            FROM search_change s
            LEFT JOIN search_entry e ON e.article_id = s.article_id AND e.comment_id = s.comment_id
            LEFT JOIN article a ON a.id = s.article_id
            LEFT JOIN comment c ON c.article_id = s.article_id AND c.id = s.comment_id AND c.deleted_at IS NULL AND c.hidden_at IS NULL
            ORDER BY s.article_id, s.comment_id
            LIMIT @count
            """;

        var changes = session.Query<Change>(sql, new { count });
        var sightings = changes.Select(change => change.ArticleId).Distinct().ToDictionary(id => id, SightingsOf);
        foreach (var change in changes)
        {
            if (change.Entry is { } entry)
                Remove(entry);
            if (change.Text is not null)
                Add(change, sightings[change.ArticleId]);
        }

        // All that was read: nobody else writes meanwhile.
        if (changes.Count > 0)
            session.Execute("DELETE FROM search_change WHERE (article_id, comment_id) <= (@ArticleId, @CommentId)", changes[^1]);
        return changes.Count > 0;
    }

    /// <summary>Whether what was searched for is rare enough to be ranked: relevance costs time with every hit.</summary>
    public bool CanRank(SearchQuery query) =>
        query.Ranking is { } ranking && session.First<long>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM search WHERE search MATCH @ranking AND rowid > @After AND rowid < @Before LIMIT @most)",
            new { ranking, query.Range.After, query.Range.Before, most = MostRanked + 1 }) <= MostRanked;

    /// <summary>Entries that match, the newest first.</summary>
    public IReadOnlyList<long> Newest(string match, EntryRange range, int count) =>
        session.Query<long>(
            "SELECT rowid FROM search WHERE search MATCH @match AND rowid > @After AND rowid < @Before ORDER BY rowid DESC LIMIT @count",
            new { match, range.After, range.Before, count });

    /// <summary>All entries that match, each with how well (the higher, the better; https://www.sqlite.org/fts5.html#the_bm25_function).</summary>
    /// <remarks>Ranked by the words alone: how rare the word is by which everybody's comments are found would be counted through all of them.</remarks>
    public IReadOnlyList<(long Entry, double Relevance)> Ranked(SearchQuery query)
    {
        const string matching = "SELECT rowid FROM search WHERE search MATCH @Match AND rowid > @After AND rowid < @Before";
        const string ranked = "SELECT rowid AS entry, -bm25(search, 1.0, 2.0, 0.0) AS relevance FROM search WHERE search MATCH @Ranking AND rowid > @After AND rowid < @Before";

        var range = query.Range;
        var all = session.Query<RankRow>(ranked, new { query.Ranking, range.After, range.Before });
        var allowed = session.Query<long>(matching, new { query.Match, range.After, range.Before }).ToHashSet();
        return [.. all.Where(row => allowed.Contains(row.Entry)).Select(row => (row.Entry, row.Relevance))];
    }

    /// <summary>What an entry stands for, as a guild sees it; null where it is no longer there.</summary>
    public SearchHit? Find(long entry, GuildId guild)
    {
        const string sql = $"""
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
            WHERE e.id = @entry AND (e.comment_id = '' AND {ArticleStore.IsKnown} OR e.comment_id <> '' AND {DiscussionStore.IsForGuild})
            """;

        return session.First<SearchHit>(sql, new { entry, guild });
    }

    /// <summary>The words by which a guild finds what everybody may, and what its own people said.</summary>
    internal static string Visible(GuildId guild) => $"keys : (\"{Token(Everybody)}\" OR \"{Token(guild.Value)}\")";

    /// <summary>The word by which one person's comments are found, without looking at everybody else's.</summary>
    internal static string By(AuthorId author) => $"keys : \"{SearchText.Token('a', author.Value)}\"";

    /// <summary>The word that articles have and comments have not.</summary>
    internal static string Article => $"keys : \"{ArticleToken}\"";

    /// <summary>The word by which what several authors wrote is found, who are one.</summary>
    internal static string By(IEnumerable<AuthorId> authors) => $"keys : ({string.Join(" OR ", authors.Select(author => $"\"{SearchText.Token('a', author.Value)}\""))})";

    /// <summary>The word by which one article's comments are found.</summary>
    internal static string Under(ArticleId article) => $"keys : \"{SearchText.Token('t', article.Value)}\"";

    internal static string OfSource(SourceName source) => $"keys : \"{SearchText.Token('s', source.Value)}\"";

    private static string Token(string guild) => SearchText.Token('g', guild);

    private void Remove(long entry)
    {
        session.Execute("DELETE FROM search WHERE rowid = @entry", new { entry });
        session.Execute("DELETE FROM search_entry WHERE id = @entry", new { entry });
    }

    private void Add(Change change, IReadOnlyList<SightingRow> sightings)
    {
        // What has no times of its own has the same, and so have all articles of a day: spread by the ids, so that a place is found at once.
        var place = (change.ArticleId + change.CommentId).Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619) & EntryRange.LastPlace;
        var entry = EntryRange.FirstAt(change.WrittenAt!.Value) + place;
        while (session.Execute("INSERT INTO search_entry (id, article_id, comment_id) VALUES (@entry, @ArticleId, @CommentId) ON CONFLICT (id) DO NOTHING", new { entry, change.ArticleId, change.CommentId }) == 0)
            entry++;

        var text = SearchText.Spaced(change.Body is { } body ? string.Join('\n', body.Prepend(change.Text)) : change.Text!);
        session.Execute(
            "INSERT INTO search (rowid, text, author, keys) VALUES (@entry, @text, @author, @keys)",
            new { entry, text, author = SearchText.Spaced(change.Author ?? ""), keys = KeysOf(change, sightings) });
    }

    private List<SightingRow> SightingsOf(string articleId)
    {
        const string sql = """
            SELECT s.source, o.guild_id
            FROM sighting s
            LEFT JOIN source o ON o.name = s.source
            WHERE s.article_id = @articleId
            """;

        return session.Query<SightingRow>(sql, new { articleId });
    }

    // Who may find something: those among whom it was said, or else all who know one of the article's sources.
    private static string KeysOf(Change change, IReadOnlyList<SightingRow> sightings)
    {
        var finders = change.GuildId is { } guild ? [Token(guild.Value)] : sightings.Select(sighting => Token(sighting.GuildId?.Value ?? Everybody));
        var sources = sightings.Select(sighting => SearchText.Token('s', sighting.Source.Value));
        return string.Join(' ', [.. finders.Distinct(), .. sources, change.AuthorId is { } author ? SearchText.Token('a', author.Value) : "", change.CommentId.Length == 0 ? ArticleToken : SearchText.Token('t', change.ArticleId)]);
    }

    [method: ExplicitConstructor]
    private sealed record SightingRow(SourceName Source, GuildId? GuildId);

    [method: ExplicitConstructor]
    private sealed record Change(
        string ArticleId,
        string CommentId,
        long? Entry,
        string? Text,
        IReadOnlyList<string>? Body,
        string? Author,
        AuthorId? AuthorId,
        GuildId? GuildId,
        DateTimeOffset? WrittenAt);

    [method: ExplicitConstructor]
    private sealed record RankRow(long Entry, double Relevance);
}
