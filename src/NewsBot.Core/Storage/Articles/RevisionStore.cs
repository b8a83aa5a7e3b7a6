using NewsBot.Articles;

namespace NewsBot.Storage.Articles;

/// <summary>What an article said before it was corrected.</summary>
public sealed record Revision(long Number, string Title, IReadOnlyList<string> Body, DateTimeOffset ReplacedAt);

/// <summary>Earlier texts of articles.</summary>
public sealed class RevisionStore(Session session)
{
    /// <summary>Keeps what an article says now, before it says something else.</summary>
    public void Add(ArticleId article, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO revision (article_id, number, title, body, replaced_at)
            SELECT id, 1 + (SELECT COUNT(*) FROM revision WHERE article_id = @article), title, body, @now
            FROM article
            WHERE id = @article
            """;

        session.Execute(sql, new { article, now });
    }

    /// <summary>All that an article once said, oldest first.</summary>
    public IReadOnlyList<Revision> Of(ArticleId article) =>
        session.Query<Revision>("SELECT number, title, body, replaced_at FROM revision WHERE article_id = @article ORDER BY number", new { article });
}
