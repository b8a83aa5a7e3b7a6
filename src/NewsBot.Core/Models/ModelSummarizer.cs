using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Summaries;

namespace NewsBot.Models;

/// <summary>Has a model sum articles up, and quotes from them instead where it gives no answer or one that says more than they do.</summary>
public sealed partial class ModelSummarizer(ModelAnswers answers, ExtractiveSummarizer extractive, ModelSummaryPrompt prompt, IOptions<ModelOptions> options, ILogger<ModelSummarizer> logger) : ISummarizer
{
    private const int MostTokens = 600;

    public async Task<Summary> SummarizeAsync(Article article, SummaryLength length, CancellationToken cancellationToken)
    {
        var quoted = extractive.Summarize(article, length);

        // Of what is not worth quoting nothing is to be said.
        if (quoted.Sentences.Count == 0)
            return quoted;

        try
        {
            var text = TextOf(article);
            var answer = await answers.AskAsync(prompt.For(length), Untrusted.Mark("article", text), MostTokens, cancellationToken);
            return new(Checked(answer, text, length), $"model {options.Value.Name}");
        }
        catch (ModelException exception)
        {
            Log.NotUsed(logger, article.Id, exception.Message);
            return quoted;
        }
    }

    private List<SummarySentence> Checked(string answer, string text, SummaryLength length)
    {
        var language = extractive.Languages.Find(text);
        var sentences = Sentences.In(answer, language, TextShape.Of(answer)).Select(range => answer[range]).ToList();
        if (sentences.Count == 0 || sentences.Count > length.Sentences || answer.Length > length.Characters)
            throw new ModelException("The model's answer is not of the length that was asked for.");
        if (sentences.Any(sentence => Boilerplate.Is(sentence, language)))
            throw new ModelException("The model's answer is not about the article.");
        if (FactCheck.Invented(answer, text, language) is { } invented)
            throw new ModelException($"The model's answer has {invented} that the article does not have.");

        return [.. sentences.Select(SummarySentence.Written)];
    }

    private string TextOf(Article article)
    {
        var text = $"{article.Title}\n\n{string.Join("\n\n", article.Body)}";
        return text.Length <= options.Value.LongestArticle ? text : text[..(char.IsHighSurrogate(text[options.Value.LongestArticle - 1]) ? options.Value.LongestArticle - 1 : options.Value.LongestArticle)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {Article} is summarized by quoting: {Reason}")]
        public static partial void NotUsed(ILogger logger, ArticleId article, string reason);
    }
}
