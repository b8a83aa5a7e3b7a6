using NewsBot.Articles;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Markup;

namespace NewsBot.Pipeline.Following;

/// <summary>An article as a feed lists it.</summary>
internal static class FeedEntry
{
    private const int TitleLength = 120;

    // What is shorter is a teaser, whatever the feed calls it.
    private const int LeastText = 600;

    /// <summary>What the feed calls it, so that it is known again.</summary>
    public static string IdOf(FeedArticle entry) => ShortHash.Of(entry.Id ?? entry.Link?.AbsoluteUri ?? entry.Title);

    /// <summary>Hash of what it says; when it says so, and how many have commented on it, makes nothing new.</summary>
    public static string ContentOf(FeedArticle entry) =>
        ShortHash.Of([entry.Title, entry.Link?.AbsoluteUri, entry.Author?.Name, entry.Summary, entry.Content, .. entry.Tags]);

    public static ListedArticle Read(FeedArticle entry, Feed feed, bool isNews)
    {
        var body = Paragraphs(entry.Content is { } content ? HtmlText.Of(content, entry.Link) : entry.Summary ?? "");
        var title = entry.Title is { Length: > 0 } given ? given : TitleFrom(body);
        var article = new Article(
            title,
            entry.Link?.AbsoluteUri,
            (entry.Link ?? feed.Link)?.IdnHost is { } host ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host : null,
            entry.Author?.Name,
            entry.PublishedAt ?? entry.UpdatedAt,
            null,
            feed.Language,
            entry.Image is { } image ? new(image.AbsoluteUri, null, null) : null,
            body,
            entry.Tags,
            [],
            entry.CommentCount);
        return new(article, IdOf(entry), isNews, entry.Content is null || body.Sum(paragraph => paragraph.Length) < LeastText, entry.CommentFeed);
    }

    /// <summary>What a feed and the page itself say together: the page knows better, the feed where the page is silent.</summary>
    public static Article Merge(ListedArticle listed, Article page)
    {
        var fromFeed = listed.Article;
        return page with
        {
            Title = page.Title.Length > 0 ? page.Title : fromFeed.Title,
            Url = page.Url ?? fromFeed.Url,
            Site = page.Site ?? fromFeed.Site,
            Byline = page.Byline ?? fromFeed.Byline,
            PublishedAt = page.PublishedAt ?? fromFeed.PublishedAt,
            Language = page.Language ?? fromFeed.Language,
            LeadImage = page.LeadImage ?? fromFeed.LeadImage,
            Body = LengthOf(page.Body) < LengthOf(fromFeed.Body) ? fromFeed.Body : page.Body,
            Tags = page.Tags.Count > 0 ? page.Tags : fromFeed.Tags,
            CommentCount = page.CommentCount ?? fromFeed.CommentCount,
        };
    }

    private static int LengthOf(IReadOnlyList<string> body) => body.Sum(paragraph => paragraph.Length);

    private static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string TitleFrom(IReadOnlyList<string> body) =>
        body.Count == 0 ? "" : body[0].Length <= TitleLength ? body[0] : body[0][..(body[0].LastIndexOf(' ', TitleLength) is > 0 and var end ? end : TitleLength)] + "…";
}
