using System.Text.RegularExpressions;
using NewsBot.Summaries;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Summaries;

/// <summary>Summaries against those that editors wrote, by the words that they share.</summary>
public sealed partial class SummaryQualityTests
{
    [EvaluationFact]
    public void English_summaries_share_more_with_editors_than_the_top_of_the_article_does() => Assert.True(Gain("cnndm-en-100.jsonl", 3) > 0.5);

    [EvaluationFact]
    public void French_summaries_share_more_with_editors_than_the_top_of_the_article_does() => Assert.True(Gain("orangesum-fr-500.jsonl", 2) > 1);

    [EvaluationFact]
    public void One_English_sentence_shares_no_less_than_the_top_of_the_article() => Assert.True(Gain("cnndm-en-100.jsonl", 1) >= 0);

    // Mean of ROUGE-1 and ROUGE-2 F1 over that of as many words from the top, in points, as the scorer of the data has it.
    private static double Gain(string file, int sentences)
    {
        var summarizer = new ExtractiveSummarizer(Languages.All);
        return EvaluationRows.Read(file).Average(row =>
        {
            var summary = string.Join(' ', summarizer.Summarize(row.Article, SummaryLength.Of(sentences)).Sentences.Select(sentence => sentence.Text));
            var lead = string.Join(' ', Split(row.Text).Take(Split(summary).Length));
            return 50 * (Shared(row.Summary, summary) - Shared(row.Summary, lead));
        });
    }

    private static double Shared(string reference, string text) => Shared(Words(reference), Words(text)) + Shared(Pairs(reference), Pairs(text));

    private static double Shared(List<string> reference, List<string> text)
    {
        var left = reference.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var both = text.Count(word => left.TryGetValue(word, out var count) && (left[word] = count - 1) >= 0);
        return reference.Count + text.Count == 0 ? 0 : 2.0 * both / (reference.Count + text.Count);
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Words(string text) => [.. Word.Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    private static List<string> Pairs(string text) => [.. Words(text).Zip(Words(text).Skip(1), (first, second) => $"{first} {second}")];

    [GeneratedRegex(@"[^\W_]+")]
    private static partial Regex Word { get; }
}
