using NewsBot.Storage;
using NewsBot.Summaries;

namespace NewsBot.Pipeline;

/// <summary>Article → summary, for every article that has none of what it says now.</summary>
public sealed class Summarize(Database database, ISummarizer summarizer)
{
    private const int AtOnce = 50;

    /// <summary>Does some of what is not done; true where there was any.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var articles = await database.ReadAsync(session => session.Articles.NotSummarized(AtOnce).Select(id => (id, session.Articles.Find(id)!)).ToList(), cancellationToken);

        foreach (var (id, article) in articles)
        {
            var summary = await summarizer.SummarizeAsync(article, cancellationToken);
            await database.WriteAsync(session =>
            {
                session.Summaries.Save(id, article, summary);
                session.Posts.Touch(id);
            }, cancellationToken);
        }

        return articles.Count > 0;
    }
}
