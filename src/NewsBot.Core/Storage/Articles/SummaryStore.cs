using NewsBot.Articles;
using NewsBot.Summaries;

namespace NewsBot.Storage.Articles;

/// <summary>An article's summaries, one a length that is wanted, of what the article said when they were made.</summary>
public sealed class SummaryStore(Session session)
{
    /// <summary>Keeps an article's summaries, and that it has them unless the article says something else by now.</summary>
    /// <param name="summaries">By how many sentences they may have.</param>
    public void Save(ArticleId id, Article article, IReadOnlyDictionary<int, Summary> summaries)
    {
        const string save = """
            INSERT INTO summary (article_id, length, sentences, made_by)
            VALUES (@id, @length, @Sentences, @By)
            ON CONFLICT (article_id, length) DO UPDATE SET sentences = excluded.sentences, made_by = excluded.made_by
            """;
        const string mark = """
            UPDATE article
            SET summarized = 1
            WHERE id = @id AND content = @content
            """;

        foreach (var (length, summary) in summaries)
            session.Execute(save, new { id, length = (long)length, summary.Sentences, summary.By });
        session.Execute(mark, new { id, content = ArticleRow.ContentOf(article) });
    }

    /// <summary>An article's summary of so many sentences at most, or of the nearest other length while it is not made; null where there is none.</summary>
    public Summary? Find(ArticleId article, int sentences = SummaryLength.UsualSentences)
    {
        const string sql = """
            SELECT sentences, made_by
            FROM summary
            WHERE article_id = @article
            ORDER BY ABS(length - @length)
            LIMIT 1
            """;

        return session.First<Row>(sql, new { article, length = (long)sentences })?.ToSummary();
    }

    /// <summary>How many sentences are wanted of an article at most, by the channels that have it or may get it; the usual number always.</summary>
    public IReadOnlyList<int> LengthsWanted(ArticleId article)
    {
        const string sql = """
            SELECT @usual
            UNION
            SELECT summary_sentences FROM subscription WHERE ended_at IS NULL AND summary_sentences IS NOT NULL
            UNION
            SELECT summary_sentences FROM post WHERE article_id = @article AND summary_sentences IS NOT NULL
            """;

        return [.. session.Query<long>(sql, new { article, usual = (long)SummaryLength.UsualSentences }).Select(length => (int)length)];
    }

    /// <summary>Has an article summarized again where it has no summary of this length.</summary>
    public void Want(ArticleId article, int sentences)
    {
        const string sql = """
            UPDATE article
            SET summarized = 0
            WHERE id = @article AND NOT EXISTS (SELECT 1 FROM summary WHERE article_id = @article AND length = @length)
            """;

        session.Execute(sql, new { article, length = (long)sentences });
    }

    // "By" is a word of SQL's own.
    private sealed record Row(IReadOnlyList<SummarySentence> Sentences, string MadeBy)
    {
        public Summary ToSummary() => new(Sentences, MadeBy);
    }
}
