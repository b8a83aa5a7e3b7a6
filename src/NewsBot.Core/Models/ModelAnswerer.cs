using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Questions;
using NewsBot.Summaries.Languages;

namespace NewsBot.Models;

/// <summary>Has a model answer in sentences, each beside the words that it rests on, and only quotes instead where one of them stands nowhere or says more than they do.</summary>
public sealed partial class ModelAnswerer(ModelAnswers answers, QuotingAnswerer quoting, ModelAnswerPrompt prompt, IOptions<ModelOptions> options, ILogger<ModelAnswerer> logger) : IAnswerer
{
    private const int MostClaims = 3;
    private const int LongestClaim = 240;
    private const int MostTokens = 900;

    public async Task<IReadOnlyList<Quote>> AnswerAsync(string question, Article article, IReadOnlyList<Comment> discussion, CancellationToken cancellationToken)
    {
        try
        {
            var material = QuestionMaterial.Of(question, article, discussion, options.Value.LongestArticle);
            if (material.Passages.Count == 0)
                return [];

            var asked = $"{Untrusted.Mark("question", question)}\n\n{Untrusted.Mark("material", material.Text)}";
            return Checked(await answers.AskAsync(prompt.For(MostClaims), asked, MostTokens, cancellationToken, article.Id), material, article);
        }
        catch (ModelException exception)
        {
            Log.NotUsed(logger, article.Id, exception.Message);
            return await quoting.AnswerAsync(question, article, discussion, cancellationToken);
        }
    }

    // No claim at all is an answer, too: nothing there answers the question.
    private static List<Quote> Checked(string answer, QuestionMaterial material, Article article)
    {
        var claims = ModelClaim.Read(answer);
        return claims.Count <= MostClaims
            ? [.. claims.Select(claim => Checked(claim, material, article))]
            : throw new ModelException("The model's answer is longer than was asked for.");
    }

    private static Quote Checked(ModelClaim claimed, QuestionMaterial material, Article article)
    {
        if (claimed.Claim?.Trim() is not { Length: > 0 and <= LongestClaim } claim || !claim.Any(char.IsLetter))
            throw new ModelException("The model's answer has a sentence of no usable length.");
        if (QuoteSearch.Find(claimed.Quote ?? "", material.Passages) is not var (passage, quote))
            throw new ModelException("The model's answer quotes what nobody says.");
        if (FactCheck.Invented(claim, material.Text, LanguageSet.BesideProgram.NamedOrUnknown(article.Language)) is { } invented)
            throw new ModelException($"The model's answer has {invented} that is not there.");

        return FactCheck.InventsNumber(claim, $"{article.Title}\n{material.Around(passage)}")
            ? throw new ModelException("The model's answer has a number that its quote does not have.")
            : quote with { Claim = claim };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A question about article {Article} is answered by quoting: {Reason}")]
        public static partial void NotUsed(ILogger logger, ArticleId article, string reason);
    }
}
