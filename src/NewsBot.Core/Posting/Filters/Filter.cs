namespace NewsBot.Posting.Filters;

/// <summary>
/// What people say about articles or comments in a small language: words, beginnings*, "phrases" and /patterns/, in the title or text or in one field
/// (<c>title: text: tag: author: source:</c>), <c>links&gt;2</c> and <c>length&lt;20</c>, joined with <c>and</c>, <c>or</c>, <c>not</c> and parentheses.
/// </summary>
public sealed class Filter
{
    /// <summary>The longest filter, in UTF-16 units.</summary>
    public const int MaxLength = 1_000;

    private const int MostTokens = 100;
    private const int Shown = 20;

    private readonly FilterNode? _all;
    private readonly bool _otherwise;

    private Filter(string text, FilterNode? all, bool otherwise = true) => (Text, _all, _otherwise) = (text, all, otherwise);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Throws <see cref="FormatException"/> with one sentence.</summary>
    public static Filter Parse(string text)
    {
        if (text.Length > MaxLength)
            throw new FormatException($"It is longer than {MaxLength} characters.");

        var tokens = FilterTokens.Of(text);
        return tokens.Count <= MostTokens
            ? new(text.Trim(), new FilterParser(text, tokens).Parse())
            : throw new FormatException($"It has more than {MostTokens} words.");
    }

    /// <summary>A filter of articles that somebody wants kept: nothing can be counted in them; throws <see cref="FormatException"/> with one sentence.</summary>
    public static Filter ParseForArticles(string text)
    {
        var filter = ParseForComments(text);
        return FilterTokens.Of(text).FirstOrDefault(token => token.Kind == FilterTokenKind.Count) is { } count
            ? throw new FormatException($"“{count.Value}” can be asked of comments only, not of articles.")
            : filter;
    }

    /// <summary>A filter of comments that somebody wants kept; throws <see cref="FormatException"/> with one sentence.</summary>
    public static Filter ParseForComments(string text)
    {
        var filter = Parse(text);
        return FilterTokens.Of(text).FirstOrDefault(token => token.IsTooLong) is { } word
            ? throw new FormatException($"“{word.Value[..Shown]}…” is longer than any word: at most {FilterToken.LongestWord} characters without a blank are looked for.")
            : filter;
    }

    /// <summary>A filter of articles as it was kept, whatever is refused by now: what can never hold is passed over, and what cannot be read keeps nothing out.</summary>
    public static Filter KeptForArticles(string text)
    {
        try
        {
            return new(text, Parse(text)._all?.ForArticles);
        }
        catch (FormatException)
        {
            return new(text, null);
        }
    }

    /// <summary>A filter of comments as it was kept, whatever is refused by now: what cannot be read holds nothing back.</summary>
    public static Filter KeptForComments(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return new(text, null, otherwise: false);
        }
    }

    public bool Matches(FilterSubject subject) => _all?.Decide(subject).Holds ?? _otherwise;

    /// <summary>The part of the filter that decides why it holds, or does not.</summary>
    public string Because(FilterSubject subject) => _all?.Decide(subject).By.Text ?? Text;
}
