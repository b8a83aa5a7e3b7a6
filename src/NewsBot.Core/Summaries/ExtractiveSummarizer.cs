using NewsBot.Articles;
using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>
/// Quotes the article's own sentences, word for word and in its order. None opens with what points to a sentence that is
/// not quoted before it, leaves a quotation open, or says what pages say of themselves; rather there is no summary.
/// </summary>
public sealed class ExtractiveSummarizer(LanguageSet languages) : ISummarizer
{
    public const string Name = "extractive";

    public LanguageSet Languages => languages;

    public Task<Summary> SummarizeAsync(Article article, SummaryLength length, CancellationToken cancellationToken) => Task.FromResult(Summarize(article, length));

    public Summary Summarize(Article article, SummaryLength length)
    {
        var reader = new CandidateReader(article, languages.Of(article));
        var candidates = reader.Read();
        if (candidates.Count == 0)
            return Summary.None(Name);

        IReadOnlyList<Candidate> chosen = length.Sentences == 1 ? [] : new SentenceChoice(candidates, reader.Terms.Likelihoods(), length).Choose();
        if (chosen.Count == 0 && First(candidates, length) is { } first)
            chosen = [first];

        return new([.. chosen.Select(sentence => SentenceOf(article, sentence))], Name);
    }

    // A single sentence is the first that can be quoted, as in the news the first says most; where none fits, the shortest.
    private static Candidate? First(IReadOnlyList<Candidate> candidates, SummaryLength length)
    {
        var alone = candidates.Where(candidate => !candidate.Leans).ToList();
        var fitting = alone.Where(candidate => candidate.Length <= length.Characters && candidate.Words <= length.Words).ToList();
        return fitting.Find(candidate => !candidate.Asks) ?? fitting.FirstOrDefault() ?? alone.MinBy(candidate => candidate.Length);
    }

    private static SummarySentence SentenceOf(Article article, Candidate sentence) =>
        new(article.Body[sentence.Paragraph][sentence.Start..sentence.End], sentence.Paragraph, sentence.Start, sentence.End);
}
