using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>Articles of a kind: those that hold one of some words, match a pattern, or carry a tag or an author's name.</summary>
public sealed class ArticleFilter
{
    // Without turning back the time grows only with the text; this is for the machine that is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern;

    /// <summary>Throws <see cref="ArgumentException"/> or <see cref="NotSupportedException"/> where the pattern is none that can be matched without turning back.</summary>
    internal ArticleFilter(FilterLine line)
    {
        Line = line;
        _pattern = line.Pattern is { } pattern ? new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience) : null;
    }

    internal FilterLine Line { get; }

    /// <summary>Whether anything of this filter holds for an article's title, text, tags or byline.</summary>
    public bool Matches(Article article) =>
        article.Tags.Any(tag => Line.Tags?.Contains(tag.Trim(), StringComparer.OrdinalIgnoreCase) == true)
        || HasWord(article.Byline ?? "", Line.Authors)
        || article.Body.Prepend(article.Title).Any(text => HasWord(text, Line.Words) || HasPattern(text));

    private static bool HasWord(string text, IReadOnlyList<string?>? words) => words?.Any(word => WholeWord.IsIn(text, word!)) == true;

    private bool HasPattern(string text)
    {
        try
        {
            return _pattern?.IsMatch(text) == true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
