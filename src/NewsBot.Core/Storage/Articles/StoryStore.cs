using NewsBot.Articles;

namespace NewsBot.Storage.Articles;

/// <summary>Which article a story is: by its addresses, by what a source calls it, or else by what it says.</summary>
public sealed class StoryStore(Session session)
{
    // Texts that all say the same without being news, as what stands where a page cannot be read, are short and have other titles.
    private const double LeastLikeness = 0.8;
    private const int LeastWords = 40;
    private const int LeastWordsUnderAnotherTitle = 150;
    private const double LeastLikenessOfTitles = 0.5;
    private const int MostCandidates = 20;
    private static readonly TimeSpan NearInTime = TimeSpan.FromDays(7);

    /// <summary>The article that this is read again, or told by somebody else; null for a new one.</summary>
    /// <param name="sourceId">What the source calls it; null where it does not.</param>
    public ArticleId? Find(Article article, SourceName source, string? sourceId, DateTimeOffset now) =>
        (session.Articles.SourceOf(article.Id) is null ? (ArticleId?)null : article.Id) ?? ByKeys(KeysOf(article.Url, source, sourceId)) ?? ByText(article, now);

    /// <summary>The article that a page's address leads to; null where that was never read.</summary>
    public ArticleId? OfUrl(string url) => ByKeys(KeysOf(url, default, null));

    /// <summary>Keeps by what an article will be known again.</summary>
    public void Save(ArticleId id, Article article, SourceName source, string? sourceId, bool saysElse)
    {
        foreach (var key in KeysOf(article.Url, source, sourceId))
            session.Execute("INSERT INTO story_key (key, article_id) VALUES (@key, @id) ON CONFLICT DO NOTHING", new { key, id });
        if (!saysElse)
            return;

        session.Execute("DELETE FROM story_band WHERE article_id = @id", new { id });
        if (Shingles.Of(article.Body) is { Words: >= LeastWords } text)
            session.ExecuteEach("INSERT INTO story_band (band, article_id) VALUES (@band, @id) ON CONFLICT DO NOTHING", text.Signature().Select(band => new { band, id }));
    }

    /// <summary>Another address of an article.</summary>
    public void Save(ArticleId id, string url)
    {
        if (StoryUrl.KeyOf(url) is { } key)
            session.Execute("INSERT INTO story_key (key, article_id) VALUES (@key, @id) ON CONFLICT DO NOTHING", new { key = "url " + key, id });
    }

    private ArticleId? ByKeys(IEnumerable<string> keys) =>
        keys.Select(key => session.First<ArticleId?>("SELECT article_id FROM story_key WHERE key = @key", new { key })).FirstOrDefault(id => id is not null);

    private ArticleId? ByText(Article article, DateTimeOffset now)
    {
        var text = Shingles.Of(article.Body);
        if (text.Words < LeastWords)
            return null;

        var title = Shingles.WordsIn(article.Title);
        var dated = article.PublishedAt ?? now;
        return text.Signature()
            .SelectMany(Candidates)
            .GroupBy(id => id)
            .OrderByDescending(group => group.Count())
            .Take(MostCandidates)
            .Select(group => (group.Key, Article: session.Articles.Find(group.Key)!))
            .Where(candidate => IsNear(dated, candidate.Article.PublishedAt ?? session.Articles.FirstReadAt(candidate.Key)!.Value)
                && (text.Words >= LeastWordsUnderAnotherTitle || Shingles.Likeness(title, Shingles.WordsIn(candidate.Article.Title)) >= LeastLikenessOfTitles)
                && text.LikenessTo(Shingles.Of(candidate.Article.Body)) >= LeastLikeness)
            .Select(candidate => (ArticleId?)candidate.Key)
            .FirstOrDefault();
    }

    private List<ArticleId> Candidates(long band) =>
        session.Query<ArticleId>("SELECT article_id FROM story_band WHERE band = @band ORDER BY article_id LIMIT @MostCandidates", new { band, MostCandidates });

    private static bool IsNear(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() <= NearInTime;

    private static IEnumerable<string> KeysOf(string? url, SourceName source, string? sourceId)
    {
        if (StoryUrl.KeyOf(url) is { } key)
            yield return "url " + key;
        if (sourceId is not null)
            yield return "id " + ShortHash.Of(source.Value, sourceId);
    }
}
