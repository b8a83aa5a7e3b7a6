using NewsBot.Articles;

namespace NewsBot.Storage.Sources;

/// <summary>An article as a source has it.</summary>
public sealed record Sighting(ArticleId ArticleId, SourceName Source);

/// <summary>Which sources an article came from, and whether their followers have had it.</summary>
public sealed class SightingStore(Session session)
{
    /// <summary>Notes that a source has an article; true where it was not known to.</summary>
    /// <param name="isNews">Whether the source's followers are to have it.</param>
    public bool Add(ArticleId article, SourceName source, bool isNews)
    {
        const string sql = """
            INSERT INTO sighting (article_id, source, dated_at, offered)
            SELECT id, @source, COALESCE(published_at, seen_at), @offered
            FROM article
            WHERE id = @article
            ON CONFLICT DO NOTHING
            """;

        return session.Execute(sql, new { article, source, offered = isNews ? 0L : 1L }) > 0;
    }

    /// <summary>Summarized articles that a source's followers have not been offered yet, oldest first. One whose text has changed since it was summarized is waited for; one that never was is not, as what keeps it may be of its own.</summary>
    public IReadOnlyList<Sighting> NotOffered(int count)
    {
        const string sql = """
            WITH behind AS (
                SELECT s.source, MIN(s.dated_at) AS dated_at
                FROM sighting s
                JOIN article a ON a.id = s.article_id
                WHERE s.offered = 0 AND a.summarized = 0 AND EXISTS (SELECT 1 FROM summary WHERE article_id = a.id)
                GROUP BY s.source)
            SELECT s.article_id, s.source
            FROM sighting s
            JOIN article a ON a.id = s.article_id
            WHERE s.offered = 0 AND a.summarized = 1
              AND NOT EXISTS (SELECT 1 FROM behind b WHERE b.source = s.source AND b.dated_at <= s.dated_at)
            ORDER BY s.dated_at, s.article_id, s.source
            LIMIT @count
            """;

        return session.Query<Sighting>(sql, new { count });
    }

    public void Offered(Sighting sighting) =>
        session.Execute("UPDATE sighting SET offered = 1 WHERE article_id = @ArticleId AND source = @Source", sighting);

    /// <summary>Whether all who followed an article's sources have had it.</summary>
    public bool IsOffered(ArticleId article) => session.First<long>("SELECT COUNT(*) FROM sighting WHERE article_id = @article AND offered = 0", new { article }) == 0;

    public IReadOnlyList<SourceName> SourcesOf(ArticleId article) =>
        session.Query<SourceName>("SELECT source FROM sighting WHERE article_id = @article ORDER BY source", new { article });
}
