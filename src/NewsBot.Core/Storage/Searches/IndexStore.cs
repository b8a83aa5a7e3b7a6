using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Searches;

/// <summary>Writes the index of all words: which articles and comments say what, who wrote them, and who may find them.</summary>
public sealed class IndexStore(Session session)
{
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

        // In the order of the index: each step back has it write what it has gathered, and put that together with the rest later.
        foreach (var entry in changes.Select(change => change.Entry).OfType<long>().Order())
            Remove(entry);
        foreach (var change in changes.Where(change => change.Text is not null).OrderBy(change => change.Place))
            Add(change, sightings[change.ArticleId]);

        // All that was read: nobody else writes meanwhile.
        if (changes.Count > 0)
            session.Execute("DELETE FROM search_change WHERE (article_id, comment_id) <= (@ArticleId, @CommentId)", changes[^1]);
        return changes.Count > 0;
    }

    private void Remove(long entry)
    {
        session.Execute("DELETE FROM search WHERE rowid = @entry", new { entry });
        session.Execute("DELETE FROM search_entry WHERE id = @entry", new { entry });
    }

    private void Add(Change change, IReadOnlyList<SightingRow> sightings)
    {
        var entry = change.Place;
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
    private static string KeysOf(Change change, IReadOnlyList<SightingRow> sightings) => SearchTokens.Of(
        change.CommentId.Length == 0 ? null : new(change.ArticleId),
        change.AuthorId,
        change.GuildId is { } guild ? [guild] : sightings.Select(sighting => sighting.GuildId),
        [.. sightings.Select(sighting => sighting.Source)]);

    private sealed record SightingRow(SourceName Source, GuildId? GuildId);

    private sealed record Change(
        string ArticleId,
        string CommentId,
        long? Entry,
        string? Text,
        IReadOnlyList<string>? Body,
        string? Author,
        AuthorId? AuthorId,
        GuildId? GuildId,
        DateTimeOffset? WrittenAt)
    {
        // What has no times of its own has the same, and so have all articles of a day: spread by the ids, so that a place is found at once.
        public long Place => EntryRange.FirstAt(WrittenAt!.Value) + ((ArticleId + CommentId).Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619) & EntryRange.LastPlace);
    }
}
