using NewsBot.Articles;

namespace NewsBot.Storage.Comments;

/// <summary>The discussions that an article has besides its page's own list of comments.</summary>
public sealed class BranchStore(Session session)
{
    /// <summary>Keeps a branch as it is called now; true where that is news.</summary>
    public bool Save(ArticleId article, Branch branch)
    {
        const string sql = """
            INSERT INTO branch (article_id, id, label, url, site)
            VALUES (@article, @Id, @Label, @Url, @Site)
            ON CONFLICT (article_id, id) DO UPDATE SET label = excluded.label, url = excluded.url, site = excluded.site
            WHERE branch.label <> excluded.label OR branch.url IS DISTINCT FROM excluded.url OR branch.site IS DISTINCT FROM excluded.site
            """;

        return session.Execute(sql, new { article, branch.Id, branch.Label, branch.Url, branch.Site }) > 0;
    }

    /// <summary>An article's branches, in the order of their comments.</summary>
    public IReadOnlyList<Branch> Of(ArticleId article) =>
        session.Query<Branch>("SELECT id, label, url, site FROM branch WHERE article_id = @article ORDER BY id", new { article });

    public Branch? Find(ArticleId article, BranchId branch) =>
        session.First<Branch>("SELECT id, label, url, site FROM branch WHERE article_id = @article AND id = @branch", new { article, branch });

    /// <summary>Has what is said in a branch wait for a moderator, or no longer.</summary>
    public void SetHolds(ArticleId article, BranchId branch, bool holds) =>
        session.Execute("UPDATE branch SET holds = @holds WHERE article_id = @article AND id = @branch", new { article, branch, holds = holds ? 1L : 0L });

    /// <summary>The branches of an article in which what is said waits for a moderator.</summary>
    public IReadOnlySet<BranchId> Holding(ArticleId article) =>
        session.Query<BranchId>("SELECT id FROM branch WHERE article_id = @article AND holds = 1", new { article }).ToHashSet();
}
