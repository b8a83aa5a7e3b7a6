using NewsBot.Articles;

namespace NewsBot.Questions;

/// <summary>Answers with the sentences that say most of what was asked, and with none where they say too little.</summary>
public sealed class QuotingAnswerer : IAnswerer
{
    /// <summary>Below this nothing answers.</summary>
    private const double Threshold = 0.42;

    /// <summary>How near to the best another has to come to be quoted beside it.</summary>
    private const double Beside = 0.8;

    private const int MostQuotes = 3;

    public Task<IReadOnlyList<Quote>> AnswerAsync(string question, Article article, IReadOnlyList<Comment> discussion, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(question, article, discussion));

    private static IReadOnlyList<Quote> Answer(string question, Article article, IReadOnlyList<Comment> discussion)
    {
        var passages = Passage.Of(article, discussion);
        var asked = Question.Of(question, article.Language);

        // "What is it about?" asks for no word in particular; a newspaper says that first.
        if (asked.IsOpen)
            return [.. passages.Where(passage => passage.Sentences.Count > 0).Take(1).Select(first => first.QuoteOf(0, 0))];

        var found = new PassageSearch(asked, article, passages).Run();
        if (found.Count == 0 || found[0].Score < Threshold)
            return [];

        var near = found.Where(other => other.Score >= Math.Max(Threshold, found[0].Score * Beside) && other.Said >= found[0].Said * Beside).DistinctBy(other => other.Passage);
        return [.. near.Take(MostQuotes).Select(answer => answer.Passage.QuoteOf(answer.NeedsThoseBefore ? answer.Sentence - 1 : answer.Sentence, answer.Sentence)).DistinctBy(quote => quote.Text)];
    }
}
