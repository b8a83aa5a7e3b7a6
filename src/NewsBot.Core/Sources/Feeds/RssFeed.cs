using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>RSS 0.90 to 2.0 with the modules of its articles (https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec), and CDF.</summary>
internal static class RssFeed
{
    public static Feed Read(XmlElement root)
    {
        // In RSS 1.0 the articles stand beside the channel, in others within it, and in broken ones anywhere.
        var channel = root.Name == "channel" ? root : root.First("channel") ?? root;
        var items = ItemsIn(root).ToList();
        var links = channel.All("atom:link").ToList();

        return new(
            FormOf(root),
            FeedFacts.Line(channel.First("title", "dc:title")?.Html ?? channel.Attribute("title")),
            channel.Address(channel.Said("link") ?? channel.Attribute("href")),
            channel.Said("language", "dc:language") ?? root.Attribute("lang", "xml"),
            FeedFacts.Date(channel, "lastbuilddate", "pubdate", "dc:date", "dcterms:modified"),
            FeedFacts.Ttl(channel),
            links.Where(link => link.Attribute("rel") == "hub").Select(link => link.Address(link.Attribute("href"))).FirstOrDefault(),
            [.. items.Select(Article)],
            [])
        {
            Next = AtomFeed.LinkOf(channel, "next"),
        };
    }

    private static string FormOf(XmlElement root) => root.Name switch
    {
        "rdf" => "RSS 1.0",
        "channel" => "CDF",
        _ => root.Attribute("version") is { Length: > 0 and < 10 } version ? $"RSS {version}" : "RSS",
    };

    private static IEnumerable<XmlElement> ItemsIn(XmlElement element)
    {
        foreach (var child in element.Children)
        {
            if (child.Is("item"))
                yield return child;

            // An item that nobody closed holds the next one.
            if (child is { Space: "" or "rdf", Name: "item" or "channel" or "rss" or "items" or "rdf" })
            {
                foreach (var inner in ItemsIn(child))
                    yield return inner;
            }
        }
    }

    private static FeedArticle Article(XmlElement item)
    {
        var guid = item.First("guid");
        var permanent = guid?.Attribute("ispermalink") is not "false" ? item.Address(guid?.Text) : null;
        var link = item.Address(item.Said("feedburner:origlink", "link")) ?? AtomFeed.LinkOf(item, "alternate") ?? permanent ?? item.Address(item.Attribute("href")) ?? item.Address(item.Attribute("about", "rdf"));
        var content = item.First("content:encoded", "body", "xhtml:body", "xhtml:div", "fulltext")?.Html;

        return new(
            guid?.Text.Trim() is { Length: > 0 } id ? id : item.Said("dc:identifier") ?? link?.AbsoluteUri,
            link,
            FeedFacts.Line(item.First("title", "dc:title", "media:title")?.Html ?? item.Attribute("title")),
            AuthorOf(item),
            FeedFacts.Date(item, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "atom:issued", "atom:created", "date"),
            FeedFacts.Date(item, "atom:updated", "dcterms:modified", "lastmod", "atom:modified"),
            FeedFacts.Plain(item.First("description", "dc:description", "atom:summary", "media:description", "itunes:summary", "abstract")?.Html, link),
            string.IsNullOrWhiteSpace(content) ? null : content,
            FeedFacts.Tags(item),
            FeedFacts.Image(item),
            FeedFacts.CommentCount(item),
            item.Address(item.Said("comments")),
            item.Address(item.Said("wfw:commentrss")) ?? AtomFeed.LinkOf(item, "replies"),
            FeedFacts.InReplyTo(item));
    }

    // "ann@site.example (Ann Author)" is how RSS 2.0 names people.
    private static FeedAuthor? AuthorOf(XmlElement item)
    {
        var names = item.All("dc:creator").Select(creator => FeedFacts.Line(creator.Text)).OfType<string>().Distinct().ToList();
        if (names.Count > 0)
            return new(string.Join(", ", names), null);
        if (item.First("atom:author") is { } person && AtomFeed.AuthorOf(person) is { } known)
            return known;

        var written = FeedFacts.Line(item.First("author", "itunes:author")?.Html);
        if (written is null || written.IndexOf('(', StringComparison.Ordinal) is not (> 0 and var open) || !written.EndsWith(')'))
            return written is null ? null : new(written, null);
        return new(written[..open].Contains('@', StringComparison.Ordinal) ? written[(open + 1)..^1].Trim() : written, null);
    }
}
