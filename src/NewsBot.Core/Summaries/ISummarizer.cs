using NewsBot.Articles;

namespace NewsBot.Summaries;

/// <summary>Says what an article is about, in few sentences.</summary>
public interface ISummarizer
{
    Task<Summary> SummarizeAsync(Article article, SummaryLength length, CancellationToken cancellationToken);
}
