using NewsBot.Articles;
using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>Reads an article's sentences, and keeps those that may be quoted.</summary>
internal sealed class CandidateReader(Article article, Language language)
{
    // Newspapers say first what matters most: the twenty-sixth sentence counts half as much as the first.
    private const double Decay = 0.04;
    private const double Speech = 0.8;
    private const double Question = 0.2;

    // What is shorter is a cry, a name or a line of a table; without a mark at its end it must be longer to be a sentence.
    private const int FewestWords = 4;
    private const int FewestUnended = 6;
    private const int LookedForCapitals = 60;

    private readonly TextShape _shape = TextShape.Of(article.Body);
    private readonly List<Candidate> _statements = [];
    private readonly List<Candidate> _lines = [];
    private int _place;
    private int _boilerplate;
    private int _read;

    public TermTable Terms { get; } = new(language);

    /// <summary>Statements that stand complete; of an article without any, its longer lines. None where the page speaks of itself.</summary>
    public IReadOnlyList<Candidate> Read()
    {
        Terms.ReadTitle(article.Title);
        for (var paragraph = 0; paragraph < article.Body.Count; paragraph++)
            ReadParagraph(paragraph);

        var isOfSite = _boilerplate * 2 > _read && _statements.Count <= 2 && _statements.All(statement => statement.Place > 0);
        return isOfSite ? [] : _statements.Count > 0 ? _statements : _lines;
    }

    private void ReadParagraph(int paragraph)
    {
        var text = article.Body[paragraph];
        var dateline = _place == 0 ? Dateline.LengthOf(text) : 0;

        foreach (var range in Sentences.In(text, language, _shape))
        {
            var (start, end) = (Math.Max(range.Start.Value, dateline), range.End.Value);
            if (start < end)
                ReadSentence(text, paragraph, start, end);
        }
    }

    private void ReadSentence(string text, int paragraph, int start, int end)
    {
        var sentence = text.AsSpan(start..end);
        _read += sentence.Length;
        if (Boilerplate.Is(sentence, language) || IsTitle(sentence))
        {
            _boilerplate += sentence.Length;
            _place++;
            return;
        }

        var isEnded = StandingAlone.IsEnded(sentence, language);
        var terms = Terms.ReadSentence(sentence, _place, out var words);
        var candidate = new Candidate(_place, paragraph, start, end, terms, words, StandingAlone.Leans(sentence, language), StandingAlone.Asks(sentence), QualityOf(sentence));
        _place++;

        if (words >= (isEnded ? FewestWords : FewestUnended) && Quotes.Missing(sentence) is "" && IsProse(sentence))
            (isEnded ? _statements : _lines).Add(candidate);
    }

    private double QualityOf(ReadOnlySpan<char> sentence) =>
        (StandingAlone.IsSpeech(sentence) ? Speech : 1) * (StandingAlone.Asks(sentence) ? Question : 1) / (1 + Decay * _place);

    private bool IsTitle(ReadOnlySpan<char> sentence) =>
        sentence.TrimEnd(" .!?…").Equals(article.Title.AsSpan().Trim().TrimEnd(" .!?…"), StringComparison.OrdinalIgnoreCase);

    // A line of capitals is a heading, one of figures a table.
    private bool IsProse(ReadOnlySpan<char> sentence)
    {
        var (capitals, small, figures) = (0, 0, 0);
        foreach (var c in sentence[..Math.Min(sentence.Length, LookedForCapitals)])
        {
            if (char.IsUpper(c))
                capitals++;
            else if (char.IsLetter(c))
                small++;
            else if (char.IsDigit(c))
                figures++;
        }

        return (capitals <= small || !_shape.IsCased) && figures * 3 <= capitals + small + figures;
    }
}
