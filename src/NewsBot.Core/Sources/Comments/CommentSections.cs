using AngleSharp.Html.Dom;

namespace NewsBot.Sources.Comments;

/// <summary>Finds where an article is discussed by what its page says: several comment systems at once, where it has several.</summary>
internal static class CommentSections
{
    /// <summary>The discussions that a page points to.</summary>
    /// <param name="page">The address that the page came from.</param>
    /// <param name="listsComments">Whether there are comments on the page itself.</param>
    public static IReadOnlyList<CommentSection> Find(IHtmlDocument document, Uri page, bool listsComments)
    {
        var own = WordPressOf(document, page) ?? (listsComments ? new(CommentSystem.Markup, page, page) : FeedOf(document, page));
        return [.. new[] { own }.Concat(EmbeddedSections.Find(document, page)).OfType<CommentSection>()];
    }

    // WordPress says where its interface is, and in several places which post this is.
    private static CommentSection? WordPressOf(IHtmlDocument document, Uri page)
    {
        var root = Address(page, document.QuerySelector("link[rel='https://api.w.org/']")?.GetAttribute("href"));
        if (root is null && document.QuerySelector("meta[name=generator][content^=WordPress]") is not null)
            root = new(page, "/wp-json/");
        return root is not null && PostOf(document) is { } post ? new(CommentSystem.WordPress, page, root, post) : null;
    }

    private static string? PostOf(IHtmlDocument document) =>
        Number(document.QuerySelector("link[rel=alternate][type='application/json'][href*='/wp/v2/']")?.GetAttribute("href"), '/', '/')
            ?? Number(document.QuerySelector("input[name=comment_post_ID]")?.GetAttribute("value"), ' ', ' ')
            ?? Number(document.QuerySelector("link[rel=shortlink][href*='?p=']")?.GetAttribute("href"), '=', '=')
            ?? document.Body?.ClassList.Where(name => name.StartsWith("postid-", StringComparison.Ordinal)).Select(name => Number(name, '-', '-')).FirstOrDefault();

    // The feed of a page's comments lies below the page itself; the one of the whole site does not.
    private static CommentSection? FeedOf(IHtmlDocument document, Uri page)
    {
        var canonical = Address(page, document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? page;
        var feed = document.QuerySelectorAll("link[rel=alternate][type*=rss], link[rel=alternate][type*=atom]")
            .Select(link => Address(page, link.GetAttribute("href")))
            .FirstOrDefault(feed => feed is not null && (IsBelow(feed, page) || IsBelow(feed, canonical) || feed.AbsolutePath.Contains("/comments/default", StringComparison.Ordinal) && feed.AbsolutePath.Any(char.IsAsciiDigit)));
        return feed is null ? null : new(CommentSystem.Feed, page, feed);
    }

    private static bool IsBelow(Uri feed, Uri page) =>
        feed.Host == page.Host && page.AbsolutePath.Length > 1 && feed.AbsolutePath.Length > page.AbsolutePath.Length && feed.AbsolutePath.StartsWith(page.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static Uri? Address(Uri page, string? written) =>
        !string.IsNullOrWhiteSpace(written) && Uri.TryCreate(page, written.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;

    private static string? Number(string? text, char before, char also) =>
        text?.Trim().Split(before, also)[^1] is { Length: > 0 and <= 20 } number && number.All(char.IsAsciiDigit) ? number : null;
}
