using NewsBot.Articles;

namespace NewsBot.Summaries;

/// <summary>Chooses what to say of an article: at most three sentences and 400 characters, of which the first sentence alone may exceed them.</summary>
public interface ISummarizer
{
    Task<Summary> SummarizeAsync(Article article, CancellationToken cancellationToken);
}
