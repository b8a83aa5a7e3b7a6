using NewsBot.Articles;

namespace NewsBot.Summaries;

/// <summary>
/// Takes the sentences that together say most of what the article keeps coming back to: a term weighs by how often and
/// how early it stands and more if the title has it, counts once however often it is said, and a sentence counts by
/// how early it stands and how well it does alone. Length has no price of its own, since room is scarce.
/// </summary>
public sealed class ExtractiveSummarizer : ISummarizer
{
    public const int MaxSentences = 3;
    public const int MaxCharacters = 400;

    // Newspapers say first what matters most; the tenth sentence counts half as much as the first.
    private const double Decay = 0.1;
    private const double WeightOfTitle = 2;

    // Only sentences that are good alone are tried together: small ones would else win by filling the room.
    private const int Shortlist = 16;

    public Task<Summary> SummarizeAsync(Article article, CancellationToken cancellationToken) => Task.FromResult(Summarize(article));

    private static Summary Summarize(Article article)
    {
        var sentences = SentencesOf(article);
        var weights = WeightsOf(article, sentences);

        var shortlist = sentences
            .OrderByDescending(sentence => ValueOf([sentence], weights))
            .Take(Shortlist)
            .OrderBy(sentence => sentence.Place);

        var chosen = SetsOf([.. shortlist]).MaxBy(set => ValueOf(set, weights)) ?? [];
        return new Summary([.. chosen.Select(sentence => new SummarySentence(sentence.Text, sentence.Paragraph, sentence.Start, sentence.Start + sentence.Text.Length))], "extractive");
    }

    private static List<Candidate> SentencesOf(Article article)
    {
        var stopWords = StopWords.Of(article.Language);
        var isCased = article.Body.Any(paragraph => paragraph.Any(char.IsUpper));
        var sentences = new List<Candidate>();

        for (var paragraph = 0; paragraph < article.Body.Count; paragraph++)
        {
            foreach (var range in Sentences.In(article.Body[paragraph], article.Language, isCased))
            {
                var text = article.Body[paragraph][range];
                var quality = StandingAlone.Of(text) / (1 + Decay * sentences.Count);
                sentences.Add(new Candidate(sentences.Count, text, paragraph, range.Start.Value, Terms.In(text, stopWords), quality));
            }
        }

        return sentences;
    }

    private static Dictionary<string, double> WeightsOf(Article article, List<Candidate> sentences)
    {
        var title = Terms.In(article.Title, StopWords.Of(article.Language));
        var weights = new Dictionary<string, double>();

        foreach (var sentence in sentences)
        {
            foreach (var term in sentence.Terms)
                weights[term] = weights.GetValueOrDefault(term) + (title.Contains(term) ? WeightOfTitle : 1) / (1 + Decay * sentence.Place);
        }

        return weights;
    }

    // Of a sentence that is longer than all the room, only as much as would fit is counted.
    private static double ValueOf(Candidate[] set, Dictionary<string, double> weights)
    {
        var said = new HashSet<string>();
        return set.Sum(sentence => sentence.Quality * sentence.Terms.Where(said.Add).Sum(term => weights[term]) * Math.Min(1, MaxCharacters / (double)sentence.Text.Length));
    }

    private static IEnumerable<Candidate[]> SetsOf(Candidate[] sentences)
    {
        var sets = sentences.Select(sentence => new[] { sentence }).ToList();

        for (var size = 1; size <= MaxSentences; size++)
        {
            foreach (var set in sets)
                yield return set;

            sets = [.. sets.SelectMany(set => sentences.Where(next => next.Place > set[^1].Place && Fits(set, next)).Select(next => (Candidate[])[.. set, next]))];
        }
    }

    private static bool Fits(Candidate[] set, Candidate next) => set.Sum(sentence => sentence.Text.Length + 1) + next.Text.Length <= MaxCharacters;

    private sealed record Candidate(int Place, string Text, int Paragraph, int Start, HashSet<string> Terms, double Quality);
}
