using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Summaries;

namespace NewsBot.Pipeline;

/// <summary>Article → summaries of the lengths that are wanted, for every article that has none of what it says now.</summary>
public sealed class Summarize(Database database, ISummarizer summarizer)
{
    private const int AtOnce = 50;

    /// <summary>Does some of what is not done; true where there was any. One that fails does not keep the others, and fails the step at its end.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var articles = await database.ReadAsync(session => session.Articles.NotSummarized(AtOnce).Select(id => (id, session.Articles.Find(id)!)).ToList(), cancellationToken);

        var failures = new List<Exception>();
        foreach (var (id, article) in articles)
        {
            try
            {
                await SummarizeAsync(id, article, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        return failures.Count == 0 ? articles.Count > 0 : throw new AggregateException(failures);
    }

    private async Task SummarizeAsync(ArticleId id, Article article, CancellationToken cancellationToken)
    {
        var summaries = new Dictionary<int, Summary>();
        foreach (var length in await database.ReadAsync(session => session.Summaries.LengthsWanted(id), cancellationToken))
            summaries[length] = await summarizer.SummarizeAsync(article, SummaryLength.Of(length), cancellationToken);

        await database.WriteAsync(session =>
        {
            session.Summaries.Save(id, article, summaries);
            session.Posts.Touch(id);
        }, cancellationToken);
    }
}
