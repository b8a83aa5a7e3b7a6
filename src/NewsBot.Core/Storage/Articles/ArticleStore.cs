using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Sources;

namespace NewsBot.Storage.Articles;

/// <summary>Articles, each under the one id of its story.</summary>
public sealed class ArticleStore(Session session)
{
    /// <summary>Whether a guild knows the article that the comment c is of.</summary>
    internal const string IsCommentKnown = $"EXISTS (SELECT 1 FROM sighting s WHERE s.article_id = c.article_id AND {SourceStore.IsKnown})";

    /// <summary>Whether those who run a guild have neither taken down the article that the comment c is of nor hidden its author.</summary>
    internal const string IsCommentUp = $"""
        NOT EXISTS (SELECT 1 FROM takedown t WHERE t.guild_id = @guild AND t.article_id = c.article_id) AND {IsAuthorUp}
        """;

    /// <summary>Whether those who run a guild have not hidden the author of the comment c.</summary>
    internal const string IsAuthorUp = "NOT EXISTS (SELECT 1 FROM hidden_author h WHERE h.guild_id = @guild AND h.author_id = c.author_id)";

    /// <summary>Whether a guild knows the article a, which it does no more once it has taken it down.</summary>
    internal const string IsKnown = $"EXISTS (SELECT 1 FROM sighting s WHERE s.article_id = a.id AND {SourceStore.IsKnown}) AND {IsUp}";

    /// <summary>Whether the article a may be told where it is asked for: what comes from age-restricted sources alone, only in a channel that is.</summary>
    internal const string IsForPlace = $"(@forAdults = 1 OR EXISTS (SELECT 1 FROM sighting s WHERE s.article_id = a.id AND {SourceStore.IsForEverybody}))";

    /// <summary>Whether those who run a guild have not taken down the article a.</summary>
    internal const string IsUp = "NOT EXISTS (SELECT 1 FROM takedown t WHERE t.guild_id = @guild AND t.article_id = a.id)";

    /// <summary>Keeps an article as last read; true where that is new or says something else.</summary>
    public bool Save(Article article, SourceName source, DateTimeOffset now) => Save(article.Id, article, source, now);

    /// <summary>Keeps an article under the id that its story has; what it said before is kept as a revision.</summary>
    /// <param name="isNews">Whether the source's followers are to have it, where it is new to them.</param>
    public bool Save(ArticleId id, Article article, SourceName source, DateTimeOffset now, bool isNews = true)
    {
        const string correct = "UPDATE article SET corrected_at = @now WHERE id = @id";
        const string save = """
            INSERT INTO article (
                id, source, title, title_key, url, site, byline, published_at, published_offset, captured_at, captured_offset,
                language, lead_image, body, tags, related, comment_count, modified_at, modified_offset, content, seen_at, summarized)
            VALUES (
                @Id, @Source, @Title, @TitleKey, @Url, @Site, @Byline, @PublishedAt, @PublishedOffset, @CapturedAt, @CapturedOffset,
                @Language, @LeadImage, @Body, @Tags, @Related, @CommentCount, @ModifiedAt, @ModifiedOffset, @Content, @SeenAt, 0)
            ON CONFLICT (id) DO UPDATE SET
                title = excluded.title, title_key = excluded.title_key, url = excluded.url, site = excluded.site, byline = excluded.byline,
                published_at = excluded.published_at, published_offset = excluded.published_offset,
                captured_at = excluded.captured_at, captured_offset = excluded.captured_offset,
                language = excluded.language, lead_image = excluded.lead_image, body = excluded.body, tags = excluded.tags,
                content = excluded.content, summarized = 0
            WHERE article.content <> excluded.content
            """;

        const string state = """
            UPDATE article
            SET comment_count = @CommentCount, modified_at = @ModifiedAt, modified_offset = @ModifiedOffset, related = @Related
            WHERE id = @Id AND (comment_count IS DISTINCT FROM @CommentCount OR modified_at IS DISTINCT FROM @ModifiedAt OR related <> @Related)
            """;

        var kept = Find(id);
        article = kept is null ? article : Later(kept, article);
        var row = ArticleRow.Of(id, article, source, now);
        if (kept is not null && (kept.Title != article.Title || !kept.Body.SequenceEqual(article.Body)))
            session.Revisions.Add(id, now);

        var isChanged = session.Execute(save, row) > 0;
        if (isChanged && kept is not null && article.TakesBack(kept))
            session.Execute(correct, new { id, now });
        if (session.Execute(state, row) > 0 && kept is not null && kept.CommentCount != article.CommentCount)
            session.Posts.Touch(id);
        session.Sightings.Add(id, source, isNews);
        return isChanged;
    }

    /// <summary>Whether an article says what is kept of it already.</summary>
    public bool IsAsKept(ArticleId id, Article article) =>
        Find(id) is { } kept && ArticleRow.ContentOf(Later(kept, article)) == ArticleRow.ContentOf(kept) && kept.CommentCount == article.CommentCount;

    public Article? Find(ArticleId article) => FindRow(article)?.ToArticle();

    /// <summary>When the article last took back something that it had said; null where it never did.</summary>
    public DateTimeOffset? CorrectedAt(ArticleId article) => session.First<DateTimeOffset?>("SELECT corrected_at FROM article WHERE id = @article", new { article });

    public SourceName? SourceOf(ArticleId article) => FindRow(article)?.Source;

    /// <summary>When the article was first read; null where it never was.</summary>
    public DateTimeOffset? FirstReadAt(ArticleId article) => session.First<DateTimeOffset?>("SELECT seen_at FROM article WHERE id = @article", new { article });

    /// <summary>Whether a guild knows an article: from a source that it knows.</summary>
    public bool IsKnownTo(GuildId guild, ArticleId article) =>
        session.First<long>($"SELECT COUNT(*) FROM article a WHERE a.id = @article AND {IsKnown}", new { guild, article }) > 0;

    /// <summary>Whether an article comes from age-restricted sources alone.</summary>
    public bool IsForAdults(ArticleId article) =>
        session.First<long>($"SELECT COUNT(*) FROM article a WHERE a.id = @article AND NOT {IsForPlace}", new { article, forAdults = false }) > 0;

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

    /// <summary>Every source that an article came from.</summary>
    public IReadOnlyList<SourceName> Sources() => session.Query<SourceName>("SELECT DISTINCT source FROM sighting ORDER BY source");

    // A later time under the same text is no news, nor is another form of its address.
    private static Article Later(Article kept, Article read) =>
        read with { PublishedAt = kept.PublishedAt ?? read.PublishedAt, Url = IsSame(kept.Url, read.Url) ? kept.Url : read.Url };

    private static bool IsSame(string? kept, string? read) => read is null || StoryUrl.KeyOf(kept) is { } key && key == StoryUrl.KeyOf(read);

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
