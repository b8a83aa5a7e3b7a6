using NewsBot.Articles;

namespace NewsBot.Questions;

/// <summary>Answers a question from an article and its discussion, by what they say and nothing else.</summary>
public interface IAnswerer
{
    /// <summary>What answers it, best first; nothing where nothing does.</summary>
    /// <param name="discussion">What may be quoted to whoever reads the answer; what cannot be read any more is left out of it here.</param>
    Task<IReadOnlyList<Quote>> AnswerAsync(string question, Article article, IReadOnlyList<Comment> discussion, CancellationToken cancellationToken);
}
