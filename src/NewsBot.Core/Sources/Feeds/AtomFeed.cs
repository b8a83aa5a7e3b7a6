using NewsBot.Sources.Dates;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>Atom 0.3 and 1.0 with its threading extension (https://www.rfc-editor.org/rfc/rfc4287, https://www.rfc-editor.org/rfc/rfc4685).</summary>
internal static class AtomFeed
{
    public static Feed Read(XmlElement root)
    {
        var feed = root.Name == "feed" ? root : null;
        var writer = feed is null ? null : All(feed, "author").Select(AuthorOf).FirstOrDefault(author => author is not null);

        return new(
            feed?.Attribute("version") is { Length: > 0 and < 10 } version ? $"Atom {version}" : "Atom 1.0",
            feed is null ? null : FeedFacts.Line(HtmlOf(First(feed, "title"))),
            feed is null ? null : LinkOf(feed, "alternate") ?? LinkOf(feed, "related"),
            root.Attribute("lang", "xml"),
            feed is null ? null : Date(feed, "updated", "modified"),
            feed is null ? null : FeedFacts.Ttl(feed),
            feed is null ? null : LinkOf(feed, "hub"),
            [.. (feed is null || (First(feed, "entry") is null && feed.First("thr:in-reply-to") is not null) ? [root] : EntriesIn(feed)).Select(entry => Article(entry, writer))],
            [])
        {
            Next = feed is null ? null : LinkOf(feed, "next"),
        };
    }

    /// <summary>The address of an element's first link of a relation; of several, one to a page of HTML.</summary>
    public static Uri? LinkOf(XmlElement element, string relation, bool? isPage = null)
    {
        var links = element.Children.Where(child => child is { Space: "atom" or "", Name: "link" } && child.Attribute("href") is not null && (child.Attribute("rel") ?? "alternate") == relation).ToList();
        var fitting = links.Where(link => isPage is null || IsPage(link) == isPage).OrderByDescending(link => isPage is null && IsPage(link));
        return fitting.Select(link => link.Address(link.Attribute("href"))).FirstOrDefault(address => address is not null);
    }

    public static FeedAuthor? AuthorOf(XmlElement person)
    {
        var name = FeedFacts.Line(First(person, "name")?.Text) ?? (person.Children.Count == 0 ? FeedFacts.Line(person.Text) : null) ?? First(person, "email")?.Text.Trim();
        return string.IsNullOrEmpty(name) ? null : new(name, person.Address((First(person, "uri") ?? First(person, "url"))?.Text));
    }

    // An entry that nobody closed holds the next one.
    private static IEnumerable<XmlElement> EntriesIn(XmlElement element) =>
        All(element, "entry").SelectMany(entry => EntriesIn(entry).Prepend(entry));

    private static FeedArticle Article(XmlElement entry, FeedAuthor? writer)
    {
        var link = entry.Address(entry.Said("feedburner:origlink")) ?? LinkOf(entry, "alternate") ?? SourceOf(First(entry, "content"));
        var authors = All(entry, "author").Select(AuthorOf).OfType<FeedAuthor>().ToList();
        var content = HtmlOf(First(entry, "content"));

        return new(
            First(entry, "id")?.Text.Trim() is { Length: > 0 } id ? id : link?.AbsoluteUri,
            link,
            FeedFacts.Line(HtmlOf(First(entry, "title"))),
            authors.Count > 0 ? new(string.Join(", ", authors.Select(author => author.Name).Distinct()), authors[0].Page) : entry.Said("dc:creator") is { } creator ? new(creator, null) : writer,
            Date(entry, "published", "issued", "created") ?? FeedFacts.Date(entry, "dc:date"),
            Date(entry, "updated", "modified"),
            FeedFacts.Plain(HtmlOf(First(entry, "summary")) ?? entry.First("media:description")?.Html, link),
            string.IsNullOrWhiteSpace(content) ? null : content,
            FeedFacts.Tags(entry),
            FeedFacts.Image(entry) ?? PictureOf(entry),
            FeedFacts.CommentCount(entry),
            LinkOf(entry, "replies", isPage: true),
            LinkOf(entry, "replies", isPage: false) ?? entry.Address(entry.Said("wfw:commentrss")),
            FeedFacts.InReplyTo(entry));
    }

    // type="text" is what it says, even where it looks like HTML; the oldest Atom called HTML by its media type and escaped or not by a mode.
    private static string? HtmlOf(XmlElement? construct)
    {
        if (construct is null)
            return null;

        var (type, mode) = (construct.Attribute("type")?.ToLowerInvariant() ?? "text", construct.Attribute("mode"));
        if (mode == "base64")
            return null;
        return construct.Children.Count > 0 ? construct.Markup
            : type is "text" or "text/plain" && mode is null ? System.Net.WebUtility.HtmlEncode(construct.Text)
            : construct.Text;
    }

    private static Uri? SourceOf(XmlElement? content) => content?.Address(content.Attribute("src"));

    private static Uri? PictureOf(XmlElement entry) =>
        entry.Children.Where(child => child is { Space: "atom" or "", Name: "link" } && child.Attribute("rel") == "enclosure" && child.Attribute("type")?.StartsWith("image/", StringComparison.Ordinal) == true)
            .Select(link => link.Address(link.Attribute("href"))).FirstOrDefault();

    private static bool IsPage(XmlElement link) => link.Attribute("type") is null or "text/html" or "application/xhtml+xml";

    private static IEnumerable<XmlElement> All(XmlElement element, string name) => element.Children.Where(child => child.Space is "atom" or "" && child.Name == name);

    private static XmlElement? First(XmlElement element, string name) => All(element, name).FirstOrDefault();

    private static DateTimeOffset? Date(XmlElement element, params string[] names) =>
        names.SelectMany(name => All(element, name)).Select(date => FeedDate.Parse(date.Text)).FirstOrDefault(date => date is not null);
}
