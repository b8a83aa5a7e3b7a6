using NewsBot.Discussions;
using NewsBot.Summaries.Languages;

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
/// <param name="IsOpen">Whether it asks, but for nothing in particular: "What is it about?"</param>
internal sealed record Question(QuestionKind Kind, IReadOnlyList<Term> Terms, bool AsksPeople, bool IsOpen)
{
    /// <summary>Reads a question in an article's language or in English.</summary>
    public static Question Of(string text, string? language)
    {
        var (kind, measure, rest) = QuestionWords.Read(text, language);
        var words = Words.In(rest).Select(range => rest[range]).ToList();
        var asksPeople = QuestionWords.AskPeople(words.Select(word => Words.Fold(word)));
        var stopWords = StopWords.Of(language);

        var terms = words
            .Where(word => Words.IsSpaced(word) ? !IsSmall(word, stopWords, asksPeople) : !Words.IsHiragana(word))
            .SelectMany(word => Words.IsSpaced(word) ? [Words.Fold(word)] : QuestionWords.Parts(word))
            .Concat(measure is null ? [] : [measure])
            .Select(Term.Of);

        // What costs is asked for with many words, and answered with others or with none.
        if (kind == QuestionKind.Price)
            terms = terms.Where(term => !term.IsPrice).Append(Term.Price);
        IReadOnlyList<Term> distinct = [.. terms.DistinctBy(term => term.Word)];
        return new(kind, distinct, asksPeople, distinct.Count == 0 && kind == QuestionKind.Other && rest != text);
    }

    private static bool IsSmall(string word, IReadOnlySet<string> stopWords, bool asksPeople)
    {
        var folded = Words.Fold(word);
        return stopWords.Contains(word.ToLowerInvariant())
            || StopWords.Of("en").Contains(folded)
            || QuestionWords.IsEmpty(folded)
            || (asksPeople && QuestionWords.IsOfPeople(folded))
            || (folded.Length == 1 && !char.IsDigit(folded[0]));
    }
}
