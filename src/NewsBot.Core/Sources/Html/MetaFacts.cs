using System.Globalization;
using NewsBot.Articles;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>Facts in the head: Open Graph (https://ogp.me), the names that its relatives use, and Dublin Core.</summary>
internal static class MetaFacts
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datePublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
        "publication_date", "article.published", "published-date", "date.published", "cXenseParse:recs:publishtime", "bt:pubdate", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date", "DC.date.created",
        "rnews:datePublished", "date", "timestamp", "created", "vr:published_time", "originalpublicationdate", "article_date_original", "article.created", "last-published", "analytics-publish-date",
    ];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:article:modified_time", "article:modified", "og:updated_time", "article:updated", "dateModified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article.updated", "rnews:dateModified", "updated_time", "modified"];

    private static readonly string[] AuthorNames =
        ["author", "article:author", "og:article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "DC.Contributor", "byl", "byline", "cXenseParse:author", "article.author", "rbauthors", "citation_author", "twitter:data1"];

    public static PageFacts Read(PageParts parts)
    {
        var image = parts.Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src");
        return new()
        {
            Title = parts.Meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title"),
            Authors = Authors(parts),
            Published = First(parts, PublishedNames),
            Modified = First(parts, ModifiedNames),
            Url = parts.Meta("og:url", "twitter:url"),
            Language = parts.Meta("og:locale", "content-language", "language", "dc.language"),
            Image = image is null ? null : new LeadImage(image, null, null),
            Tags = [.. parts.Metas("article:tag"), .. Keywords(parts)],
            CommentCount = int.TryParse(parts.Meta("comment_count", "article:comment_count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
            Publisher = parts.Meta("og:site_name", "application-name", "twitter:app:name:iphone", "apple-mobile-web-app-title", "dc.publisher"),
        };
    }

    // "twitter:data1" holds whatever its label says.
    private static List<string> Authors(PageParts parts)
    {
        foreach (var name in AuthorNames)
        {
            var isLabelled = name != "twitter:data1" || parts.Meta("twitter:label1") is { } label && Bylines.StartsWithBy(label);
            if (isLabelled && parts.Metas(name).Where(Bylines.MayBeName).ToList() is { Count: > 0 } names)
                return names;
        }

        return [];
    }

    private static WrittenTime? First(PageParts parts, string[] names) => names.Select(name => WrittenTime.Read(parts.Meta(name))).FirstOrDefault(time => time is not null);

    private static string[] Keywords(PageParts parts) =>
        (parts.Meta("news_keywords", "keywords") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
