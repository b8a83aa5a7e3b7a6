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

    private readonly FilterNode _all;

    private Filter(string text, FilterNode all) => (Text, _all) = (text, all);

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

    /// <summary>A filter of articles, in which nothing can be counted; throws <see cref="FormatException"/> with one sentence.</summary>
    public static Filter ParseForArticles(string text)
    {
        var filter = Parse(text);
        return FilterTokens.Of(text).FirstOrDefault(token => token.Kind == FilterTokenKind.Count) is { } count
            ? throw new FormatException($"“{count.Value}” can be asked of comments only, not of articles.")
            : filter;
    }

    public bool Matches(FilterSubject subject) => _all.Decide(subject).Holds;

    /// <summary>The part of the filter that decides why it holds, or does not.</summary>
    public string Because(FilterSubject subject) => _all.Decide(subject).By.Text;
}
