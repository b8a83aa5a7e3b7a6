using NewsBot.Articles;

namespace NewsBot.Storage;

/// <summary>An article as it is listed: what the commands and the completions show.</summary>
public sealed record ArticleLine(ArticleId Id, SourceName Source, string Title, string? Url, DateTimeOffset DatedAt);

/// <summary>Articles, each under the one id of its story.</summary>
public sealed class ArticleStore(Session session)
{
    /// <summary>Keeps an article as last read; true where that is new or says something else.</summary>
    public bool Save(Article article, SourceName source, DateTimeOffset now)
    {
        const string correct = "UPDATE article SET corrected_at = @now WHERE id = @id";
        const string save = """
            INSERT INTO article (
                id, source, title, title_key, url, site, byline, published_at, published_offset, captured_at, captured_offset,
                language, lead_image, body, tags, related, comment_count, modified_at, modified_offset, content, seen_at, summarized, offered)
            VALUES (
                @Id, @Source, @Title, @TitleKey, @Url, @Site, @Byline, @PublishedAt, @PublishedOffset, @CapturedAt, @CapturedOffset,
                @Language, @LeadImage, @Body, @Tags, @Related, @CommentCount, @ModifiedAt, @ModifiedOffset, @Content, @SeenAt, 0, 0)
            ON CONFLICT (id) DO UPDATE SET
                title = excluded.title, title_key = excluded.title_key, url = excluded.url, site = excluded.site, byline = excluded.byline,
                published_at = excluded.published_at, published_offset = excluded.published_offset,
                captured_at = excluded.captured_at, captured_offset = excluded.captured_offset,
                language = excluded.language, lead_image = excluded.lead_image, body = excluded.body, tags = excluded.tags,
                related = excluded.related, comment_count = excluded.comment_count, content = excluded.content, summarized = 0
            WHERE article.content <> excluded.content
            """;

        const string state = """
            UPDATE article
            SET comment_count = @CommentCount, modified_at = @ModifiedAt, modified_offset = @ModifiedOffset
            WHERE id = @Id AND (comment_count IS DISTINCT FROM @CommentCount OR modified_at IS DISTINCT FROM @ModifiedAt)
            """;

        var row = ArticleRow.Of(article, source, now);
        var before = Find(article.Id);
        var isChanged = session.Execute(save, row) > 0;
        if (isChanged && before is not null && article.TakesBack(before))
            session.Execute(correct, new { id = article.Id, now });
        session.Execute(state, row);
        return isChanged;
    }

    public Article? Find(ArticleId article) => FindRow(article)?.ToArticle();

    /// <summary>When the article last took back something that it had said; null where it never did.</summary>
    public DateTimeOffset? CorrectedAt(ArticleId article) => session.First<DateTimeOffset?>("SELECT corrected_at FROM article WHERE id = @article", new { article });

    public SourceName? SourceOf(ArticleId article) => FindRow(article)?.Source;

    /// <summary>When the article was first read; null where it never was.</summary>
    public DateTimeOffset? FirstReadAt(ArticleId article) => session.First<DateTimeOffset?>("SELECT seen_at FROM article WHERE id = @article", new { article });

    /// <summary>The newest articles of a source or of every source: by publish date, else by when they were read.</summary>
    public IReadOnlyList<ArticleLine> Latest(SourceName source, int count)
    {
        // One text for both would read every article of the others to find those of one source.
        var which = source == SourceName.Every ? "" : "WHERE source = @source";
        var sql = $"""
            SELECT id, source, title, url, COALESCE(published_at, seen_at) AS dated_at
            FROM article
            {which}
            ORDER BY COALESCE(published_at, seen_at) DESC, id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(sql, new { source, count });
    }

    /// <summary>Articles whose title contains a text, newest first.</summary>
    public IReadOnlyList<ArticleLine> Search(string text, int count)
    {
        const string sql = """
            SELECT id, source, title, url, COALESCE(published_at, seen_at) AS dated_at
            FROM article
            WHERE title_key LIKE @pattern ESCAPE '\'
            ORDER BY COALESCE(published_at, seen_at) DESC, id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(sql, new { pattern = SearchKey.Containing(text), count });
    }

    /// <summary>Articles without a summary of what they say now, oldest first.</summary>
    public IReadOnlyList<ArticleId> NotSummarized(int count)
    {
        const string sql = """
            SELECT id
            FROM article
            WHERE summarized = 0
            ORDER BY seen_at, id
            LIMIT @count
            """;

        return session.Query<ArticleId>(sql, new { count });
    }

    /// <summary>Summarized articles that no follower has been offered yet, oldest first.</summary>
    public IReadOnlyList<ArticleLine> NotOffered(int count)
    {
        const string sql = """
            SELECT id, source, title, url, COALESCE(published_at, seen_at) AS dated_at
            FROM article
            WHERE offered = 0 AND summarized = 1
            ORDER BY COALESCE(published_at, seen_at), id
            LIMIT @count
            """;

        return session.Query<ArticleLine>(sql, new { count });
    }

    public void Offered(ArticleId article) => session.Execute("UPDATE article SET offered = 1 WHERE id = @article", new { article });

    /// <summary>Every source that an article came from.</summary>
    public IReadOnlyList<SourceName> Sources() => session.Query<SourceName>("SELECT DISTINCT source FROM article ORDER BY source");

    private ArticleRow? FindRow(ArticleId article)
    {
        const string sql = """
            SELECT id, source, title, title_key, url, site, byline, published_at, published_offset, captured_at, captured_offset,
                   language, lead_image, body, tags, related, comment_count, modified_at, modified_offset, content, seen_at
            FROM article
            WHERE id = @article
            """;

        return session.First<ArticleRow>(sql, new { article });
    }
}
