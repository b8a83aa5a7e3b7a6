using NewsBot.Discussions;

namespace NewsBot.Questions;

/// <summary>Finds where words that somebody says are quoted do stand.</summary>
internal static class QuoteSearch
{
    private const int LongestQuote = 300;
    private const int LeastUnspaced = 4;
    private static readonly char[] Around = [' ', '"', '\'', '“', '”', '„', '«', '»', '‘', '’', '「', '」', '…', '.', '\t', '\r', '\n'];

    /// <summary>The sentences in which a quote stands, as they are written there; null where it stands nowhere, or is too little to rest anything on.</summary>
    /// <remarks>Whole sentences, so that no “not” is left out; spaces and the form of quotation marks may differ.</remarks>
    public static (Passage Passage, Quote Quote)? Find(string quote, IReadOnlyList<Passage> passages)
    {
        var wanted = quote.Trim(Around);
        if (!IsEnough(wanted))
            return null;

        foreach (var passage in passages)
        {
            if (PlaceOf(wanted, passage.Text) is { } place && Within(passage, place) is { } found)
                return (passage, found);
        }

        return null;
    }

    private static bool IsEnough(string quote) => Words.In(quote).ToList() is { Count: > 0 } words && (words.Count > 1 || (words.Count == 1 && quote.Length >= LeastUnspaced && !Words.IsSpaced(quote.AsSpan(words[0]))));

    private static Quote? Within(Passage passage, (int Start, int End) place)
    {
        var sentences = passage.Sentences.Index().Where(sentence => sentence.Item.Start < place.End && sentence.Item.End > place.Start).Select(sentence => sentence.Index).ToList();
        if (sentences.Count == 0)
            return null;

        var (start, end) = (passage.Sentences[sentences[0]].Start, passage.Sentences[sentences[^1]].End);
        return end - start <= LongestQuote ? passage.QuoteOf(sentences[0], sentences[^1])
            : place.End - place.Start <= LongestQuote ? new(passage.Text[place.Start..place.End], passage.Comment, passage.Paragraph)
            : null;
    }

    private static (int Start, int End)? PlaceOf(string quote, string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!IsWithinWord(text, start) && EndOf(quote, text, start) is { } end && !IsWithinWord(text, end))
                return (start, end);
        }

        return null;
    }

    // Where the quote that begins here ends; null where it does not begin here.
    private static int? EndOf(string quote, string text, int start)
    {
        var at = start;
        for (var i = 0; i < quote.Length;)
        {
            if (at >= text.Length)
                return null;
            if (char.IsWhiteSpace(quote[i]) && char.IsWhiteSpace(text[at]))
                (i, at) = (AfterSpaces(quote, i), AfterSpaces(text, at));
            else if (Plain(quote[i]) == Plain(text[at]))
                (i, at) = (i + 1, at + 1);
            else
                return null;
        }

        return at;
    }

    private static int AfterSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsWithinWord(string text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]) && Words.IsSpaced(text.AsSpan(at - 1)) && Words.IsSpaced(text.AsSpan(at));

    private static char Plain(char c) => c switch
    {
        '“' or '”' or '„' or '«' or '»' or '‟' => '"',
        '‘' or '’' or '‚' or '‹' or '›' => '\'',
        '–' or '—' or '‑' => '-',
        _ => c,
    };
}
