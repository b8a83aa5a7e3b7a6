using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>
/// An article's terms, and how likely whoever sums it up says each: the oftener it stands in the article, the earlier it
/// comes up, if the title has it or if it is a name. Measured on how editors do it, the odds follow powers of the first two.
/// </summary>
internal sealed class TermTable(Language language)
{
    // Of the words that stand once, late and not in the title, few are in a summary: one in forty.
    private const double BaseOdds = 0.025;
    private const double OftenPower = 1.5;
    private const double LatePower = 0.3;
    private const double TitleOdds = 13;
    private const double NameOdds = 1.2;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<Term> _terms = [];
    private readonly HashSet<int> _seen = [];

    public int Count => _terms.Count;

    /// <summary>Notes the title's terms; before the sentences.</summary>
    public void ReadTitle(ReadOnlySpan<char> title)
    {
        Span<char> room = stackalloc char[TermReader.Room];
        var reader = new TermReader(title, language, room);
        while (reader.Next())
        {
            var id = IdOf(reader.Term, place: int.MaxValue);
            _terms[id] = _terms[id] with { IsInTitle = true };
        }
    }

    /// <summary>Notes a sentence's terms and returns each once.</summary>
    /// <param name="words">How many words the sentence has, the small ones too.</param>
    public int[] ReadSentence(ReadOnlySpan<char> sentence, int place, out int words)
    {
        Span<char> room = stackalloc char[TermReader.Room];
        var reader = new TermReader(sentence, language, room);
        _seen.Clear();

        while (reader.Next())
        {
            var id = IdOf(reader.Term, place);
            if (!_seen.Add(id))
                continue;

            var term = _terms[id];
            _terms[id] = term with { Sentences = term.Sentences + 1, First = Math.Min(term.First, place), IsName = term.IsName || (reader.IsName && reader.Words > 1) };
        }

        words = reader.Words;
        return [.. _seen];
    }

    /// <summary>How likely each term is to be said.</summary>
    public double[] Likelihoods()
    {
        var likelihoods = new double[_terms.Count];
        for (var id = 0; id < likelihoods.Length; id++)
        {
            var term = _terms[id];
            var odds = BaseOdds * Math.Pow(term.Sentences, OftenPower) / Math.Pow(1.0 + term.First, LatePower) * (term.IsInTitle ? TitleOdds : 1) * (term.IsName ? NameOdds : 1);
            likelihoods[id] = odds / (1 + odds);
        }

        return likelihoods;
    }

    private int IdOf(ReadOnlySpan<char> term, int place)
    {
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (ids.TryGetValue(term, out var id))
            return id;

        ids[term] = id = _terms.Count;
        _terms.Add(new(0, place, false, false));
        return id;
    }

    private readonly record struct Term(int Sentences, int First, bool IsInTitle, bool IsName);
}
