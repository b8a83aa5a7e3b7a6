using AngleSharp.Html.Dom;
using NewsBot.Sources.Html;

namespace NewsBot.Sources.Comments;

/// <summary>Finds where an article is discussed by what its page says: several comment systems at once, where it has several.</summary>
internal static class CommentSections
{
    /// <summary>The discussions that a page points to.</summary>
    /// <param name="page">The address that the page came from.</param>
    /// <param name="listsComments">Whether there are comments on the page itself.</param>
    public static IReadOnlyList<CommentSection> Find(IHtmlDocument document, PageParts parts, Uri page, bool listsComments)
    {
        var own = WordPressOf(document, parts, page) ?? (listsComments ? new(CommentSystem.Markup, page, page) : FeedOf(parts, page));
        return [.. new[] { own }.Concat(EmbeddedSections.Find(document, new(parts.Scripts), page)).OfType<CommentSection>()];
    }

    // WordPress says where its interface is, and in several places which post this is.
    private static CommentSection? WordPressOf(IHtmlDocument document, PageParts parts, Uri page)
    {
        var root = Address(page, parts.Links.Find(link => link.GetAttribute("rel") == "https://api.w.org/")?.GetAttribute("href"));
        if (root is null && parts.Metas("generator").Any(generator => generator.StartsWith("WordPress", StringComparison.Ordinal)))
            root = new(page, "/wp-json/");
        return root is not null && PostOf(document, parts) is { } post ? new(CommentSystem.WordPress, page, root, post) : null;
    }

    private static string? PostOf(IHtmlDocument document, PageParts parts) =>
        Number(Alternates(parts, "application/json").FirstOrDefault(address => address.Contains("/wp/v2/", StringComparison.Ordinal)), '/', '/')
            ?? Number(document.QuerySelector("input[name=comment_post_ID]")?.GetAttribute("value"), ' ', ' ')
            ?? Number(parts.Links.Where(link => link.GetAttribute("rel") == "shortlink").Select(link => link.GetAttribute("href")).FirstOrDefault(address => address?.Contains("?p=", StringComparison.Ordinal) == true), '=', '=')
            ?? document.Body?.ClassList.Where(name => name.StartsWith("postid-", StringComparison.Ordinal)).Select(name => Number(name, '-', '-')).FirstOrDefault();

    // The feed of a page's comments lies below the page itself; the one of the whole site does not.
    private static CommentSection? FeedOf(PageParts parts, Uri page)
    {
        var canonical = Address(page, parts.Links.Find(link => link.GetAttribute("rel") == "canonical")?.GetAttribute("href")) ?? page;
        var feed = Alternates(parts, "rss", "atom")
            .Select(link => Address(page, link))
            .FirstOrDefault(feed => feed is not null && (IsBelow(feed, page) || IsBelow(feed, canonical) || feed.AbsolutePath.Contains("/comments/default", StringComparison.Ordinal) && feed.AbsolutePath.Any(char.IsAsciiDigit)));
        return feed is null ? null : new(CommentSystem.Feed, page, feed);
    }

    private static IEnumerable<string> Alternates(PageParts parts, params string[] types) =>
        from link in parts.Links
        let type = link.GetAttribute("type")
        where link.GetAttribute("rel") == "alternate" && type is not null && types.Any(each => type.Contains(each, StringComparison.Ordinal))
        select link.GetAttribute("href") ?? "";

    private static bool IsBelow(Uri feed, Uri page) =>
        feed.Host == page.Host && page.AbsolutePath.Length > 1 && feed.AbsolutePath.Length > page.AbsolutePath.Length && feed.AbsolutePath.StartsWith(page.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static Uri? Address(Uri page, string? written) =>
        !string.IsNullOrWhiteSpace(written) && Uri.TryCreate(page, written.Trim(), out var address) && address.Scheme is "http" or "https" ? address : null;

    private static string? Number(string? text, char before, char also) =>
        text?.Trim().Split(before, also)[^1] is { Length: > 0 and <= 20 } number && number.All(char.IsAsciiDigit) ? number : null;
}
