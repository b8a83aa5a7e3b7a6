using NewsBot.Articles;
using NewsBot.Summaries;

namespace NewsBot.Storage;

/// <summary>One summary an article, of what the article said when it was made.</summary>
public sealed class SummaryStore(Session session)
{
    /// <summary>Keeps an article's summary, and that it has one unless the article says something else by now.</summary>
    public void Save(ArticleId id, Article article, Summary summary)
    {
        const string save = """
            INSERT INTO summary (article_id, sentences, made_by)
            VALUES (@id, @Sentences, @By)
            ON CONFLICT (article_id) DO UPDATE SET sentences = excluded.sentences, made_by = excluded.made_by
            """;
        const string mark = """
            UPDATE article
            SET summarized = 1
            WHERE id = @id AND content = @content
            """;

        session.Execute(save, new { id, summary.Sentences, summary.By });
        session.Execute(mark, new { id, content = ArticleRow.ContentOf(article) });
    }

    public Summary? Find(ArticleId article) =>
        session.First<Row>("SELECT sentences, made_by FROM summary WHERE article_id = @article", new { article })?.ToSummary();

    // "By" is a word of SQL's own.
    private sealed record Row(IReadOnlyList<SummarySentence> Sentences, string MadeBy)
    {
        public Summary ToSummary() => new(Sentences, MadeBy);
    }
}
