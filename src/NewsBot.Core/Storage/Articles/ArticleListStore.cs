using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Searches;
using NewsBot.Storage.Sources;

namespace NewsBot.Storage.Articles;

/// <summary>An article as it is listed: what the commands and the completions show.</summary>
public sealed record ArticleLine(ArticleId Id, SourceName Source, string Title, string? Url, DateTimeOffset DatedAt);

/// <summary>The articles in lists: by their times, their ids and their titles.</summary>
public sealed class ArticleListStore(Session session)
{
    /// <summary>The newest articles that there are, whoever knows them: for the operator.</summary>
    public IReadOnlyList<ArticleLine> Latest(SourceName source, int count) => Latest(null, source, count);

    /// <summary>The newest articles that a guild knows, of a source or of every one: by publish date, else by when they were read.</summary>
    /// <param name="forAdults">Whether those of age-restricted sources are among them.</param>
    public IReadOnlyList<ArticleLine> Latest(GuildId? guild, SourceName source, int count, bool forAdults = true)
    {
        // One text for both would read every article of the others to find those of one source.
        const string every = $"""
            SELECT a.id, a.source, a.title, a.url, COALESCE(a.published_at, a.seen_at) AS dated_at
            FROM article a
            WHERE {ArticleStore.IsKnown} AND {ArticleStore.IsForPlace}
            ORDER BY COALESCE(a.published_at, a.seen_at) DESC, a.id DESC
            LIMIT @count
            """;
        const string one = $"""
            SELECT a.id, s.source, a.title, a.url, s.dated_at
            FROM sighting s
            JOIN article a ON a.id = s.article_id
            WHERE s.source = @source AND {SourceStore.IsKnown} AND {ArticleStore.IsUp} AND {ArticleStore.IsForPlace}
            ORDER BY s.dated_at DESC, s.article_id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(source == SourceName.Every ? every : one, new { guild, source, count, forAdults });
    }

    /// <summary>An article that a guild knows, of a source or of every one: the next at or after a point in the order of ids, or else the first.</summary>
    /// <param name="forAdults">Whether it may be one of age-restricted sources.</param>
    public ArticleId? After(GuildId guild, SourceName source, ArticleId from, bool forAdults)
    {
        const string every = $"SELECT a.id FROM article a WHERE a.id >= @from AND {ArticleStore.IsKnown} AND {ArticleStore.IsForPlace} ORDER BY a.id LIMIT 1";
        const string one = $"""
            SELECT a.id
            FROM sighting s
            JOIN article a ON a.id = s.article_id
            WHERE s.source = @source AND s.article_id >= @from AND {SourceStore.IsKnown} AND {ArticleStore.IsUp} AND {ArticleStore.IsForPlace}
            ORDER BY s.article_id
            LIMIT 1
            """;

        var sql = source == SourceName.Every ? every : one;
        return session.First<ArticleId?>(sql, new { guild, source, from, forAdults }) ?? session.First<ArticleId?>(sql, new { guild, source, from = "", forAdults });
    }

    /// <summary>Articles whose title contains a text, whoever knows them: for the operator.</summary>
    public IReadOnlyList<ArticleLine> Search(string text, int count) => Search(null, text, count);

    /// <summary>Articles that a guild knows whose title contains a text, newest first.</summary>
    /// <param name="forAdults">Whether those of age-restricted sources are among them.</param>
    public IReadOnlyList<ArticleLine> Search(GuildId? guild, string text, int count, bool forAdults = true)
    {
        const string sql = $"""
            SELECT a.id, a.source, a.title, a.url, COALESCE(a.published_at, a.seen_at) AS dated_at
            FROM article a
            WHERE a.title_key LIKE @pattern ESCAPE '\' AND {ArticleStore.IsKnown} AND {ArticleStore.IsForPlace}
            ORDER BY COALESCE(a.published_at, a.seen_at) DESC, a.id DESC
            LIMIT @count
            """;

        return session.Query<ArticleLine>(sql, new { guild, pattern = SearchKey.Containing(text), count, forAdults });
    }
}
