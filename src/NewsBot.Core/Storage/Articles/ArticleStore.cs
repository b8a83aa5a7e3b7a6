using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Searches;
using NewsBot.Storage.Sources;

namespace NewsBot.Storage.Articles;

/// <summary>An article as it is listed: what the commands and the completions show.</summary>
public sealed record ArticleLine(ArticleId Id, SourceName Source, string Title, string? Url, DateTimeOffset DatedAt);

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

    private const string IsUp = "NOT EXISTS (SELECT 1 FROM takedown t WHERE t.guild_id = @guild AND t.article_id = a.id)";

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
        session.Execute(state, row);
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

    /// <summary>The newest articles that there are, whoever knows them: for the operator.</summary>
    public IReadOnlyList<ArticleLine> Latest(SourceName source, int count) => Latest(null, source, count);

    /// <summary>The newest articles that a guild knows, of a source or of every one: by publish date, else by when they were read.</summary>
    public IReadOnlyList<ArticleLine> Latest(GuildId? guild, SourceName source, int count)
    {
        // One text for both would read every article of the others to find those of one source.
        const string every = $"""
            SELECT a.id, a.source, a.title, a.url, COALESCE(a.published_at, a.seen_at) AS dated_at
            FROM article a
            WHERE {IsKnown}
            ORDER BY COALESCE(a.published_at, a.seen_at) DESC, a.id DESC
            LIMIT @count
            """;
        const string one = $"""
            SELECT a.id, s.source, a.title, a.url, s.dated_at
            FROM sighting s
            JOIN article a ON a.id = s.article_id
            WHERE s.source = @source AND {SourceStore.IsKnown} AND {IsUp}
            ORDER BY s.dated_at DESC, s.article_id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(source == SourceName.Every ? every : one, new { guild, source, count });
    }

    /// <summary>An article that a guild knows, of a source or of every one: the next at or after a point in the order of ids, or else the first.</summary>
    public ArticleId? After(GuildId guild, SourceName source, ArticleId from)
    {
        const string every = $"SELECT a.id FROM article a WHERE a.id >= @from AND {IsKnown} ORDER BY a.id LIMIT 1";
        const string one = $"SELECT s.article_id FROM sighting s WHERE s.source = @source AND s.article_id >= @from AND {SourceStore.IsKnown} ORDER BY s.article_id LIMIT 1";

        var sql = source == SourceName.Every ? every : one;
        return session.First<ArticleId?>(sql, new { guild, source, from }) ?? session.First<ArticleId?>(sql, new { guild, source, from = "" });
    }

    /// <summary>Articles whose title contains a text, whoever knows them: for the operator.</summary>
    public IReadOnlyList<ArticleLine> Search(string text, int count) => Search(null, text, count);

    /// <summary>Articles that a guild knows whose title contains a text, newest first.</summary>
    public IReadOnlyList<ArticleLine> Search(GuildId? guild, string text, int count)
    {
        const string sql = $"""
            SELECT a.id, a.source, a.title, a.url, COALESCE(a.published_at, a.seen_at) AS dated_at
            FROM article a
            WHERE a.title_key LIKE @pattern ESCAPE '\' AND {IsKnown}
            ORDER BY COALESCE(a.published_at, a.seen_at) DESC, a.id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(sql, new { guild, pattern = SearchKey.Containing(text), count });
    }

    /// <summary>Whether a guild knows an article: from a source that it knows.</summary>
    public bool IsKnownTo(GuildId guild, ArticleId article) =>
        session.First<long>($"SELECT COUNT(*) FROM article a WHERE a.id = @article AND {IsKnown}", new { guild, article }) > 0;

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
