using NewsBot.Discussions;
using NewsBot.Summaries;

namespace NewsBot.Questions;

/// <summary>What is asked for, which decides what an answer must contain.</summary>
internal enum QuestionKind
{
    Other,
    Who,
    When,
    Where,
    Why,
    Quantity,
    Price,
}

/// <summary>A question as it is searched with: what it asks for, and the words that an answer should have.</summary>
/// <param name="AsksPeople">Whether it asks what people say, and not what is so.</param>
internal sealed record Question(QuestionKind Kind, IReadOnlyList<Term> Terms, bool AsksPeople)
{
    /// <summary>Reads a question in an article's language or in English.</summary>
    public static Question Of(string text, string? language)
    {
        var words = Words.In(text).Select(range => text[range]).ToList();
        var folded = words.Select(word => Words.Fold(word)).ToList();
        var (kind, cue) = QuestionWords.KindOf(text, folded, language);
        var asksPeople = QuestionWords.AskPeople(folded);
        var stopWords = StopWords.Of(language);

        var terms = new List<Term>();
        foreach (var (place, word) in words.Index())
        {
            if (cue.Contains(place) || (asksPeople && QuestionWords.IsOfPeople(folded[place])) || IsSmall(word, folded[place], stopWords))
                continue;
            terms.AddRange(Words.IsSpaced(word) ? [Term.Of(folded[place])] : Pairs(word).Select(Term.Of));
        }

        // What costs is asked for with many words, and answered with others or with none.
        if (kind == QuestionKind.Price)
            terms = [.. terms.Where(term => !term.IsPrice), Term.Price];
        return new(kind, [.. terms.DistinctBy(term => term.Word)], asksPeople);
    }

    /// <summary>Pairs of characters stand for the words of writing without spaces.</summary>
    internal static IEnumerable<string> Pairs(string run)
    {
        if (run.Length == 1 && !Words.IsHiragana(run))
            yield return run;
        for (var i = 0; i + 1 < run.Length; i++)
            yield return run.Substring(i, 2);
    }

    private static bool IsSmall(string word, string folded, IReadOnlySet<string> stopWords) => Words.IsSpaced(word)
        ? stopWords.Contains(word.ToLowerInvariant()) || StopWords.Of("en").Contains(folded) || QuestionWords.IsEmpty(folded) || (folded.Length == 1 && !char.IsDigit(folded[0]))
        : Words.IsHiragana(word) && word.Length <= 2;
}
