using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Posting.Filters;

/// <summary>What a filter looks at: an article, or a comment.</summary>
/// <param name="Source">Where it comes from: a source's name, or of a comment the place where it was written.</param>
public sealed partial record FilterSubject(string Title, string Text, IReadOnlyList<string> Tags, string Author, string Source)
{
    // What is longer is not read to its end.
    private const int MostText = 100_000;

    public int Links => AllLinks.Count(Text);

    public int Length => Text.Trim().Length;

    public static FilterSubject Of(Article article, SourceName source)
    {
        var text = string.Join('\n', article.Body);
        return new(article.Title, text.Length > MostText ? text[..MostText] : text, article.Tags, article.Byline ?? "", source.Value);
    }

    public static FilterSubject Of(Comment comment, Article article, Branch? branch) =>
        new(article.Title, comment.Text, article.Tags, comment.Author.Name, branch?.Label ?? article.Site ?? "");

    [GeneratedRegex(@"\bhttps?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllLinks { get; }
}
