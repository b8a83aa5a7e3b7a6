using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>The feeds that a page announces (https://html.spec.whatwg.org/multipage/links.html#rel-alternate).</summary>
public static class AnnouncedFeeds
{
    private const int MostFeeds = 20;
    private const string AnyJson = "application/json";
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", AnyJson];

    /// <summary>Their addresses, in the page's order.</summary>
    public static IReadOnlyList<Uri> Of(FetchedPage page)
    {
        var feeds = new List<(Uri Address, string Type)>();
        var tokens = new MarkupTokenizer(page.Decode().Text ?? "");
        while (feeds.Count < MostFeeds && tokens.Read())
        {
            if (tokens.Kind is MarkupKind.Start or MarkupKind.Empty && tokens.Value.Equals("link", StringComparison.OrdinalIgnoreCase) && FeedOf(tokens.Attributes, page.Address) is { } feed)
                feeds.Add(feed);
        }

        // JSON may also be the page itself in another form, as WordPress has it.
        return [.. feeds.OrderBy(feed => feed.Type == AnyJson).Select(feed => feed.Address).Distinct()];
    }

    private static (Uri Address, string Type)? FeedOf(AttributeReader attributes, Uri page)
    {
        var (relation, type, target) = ("", "", "");
        while (attributes.Read())
        {
            if (attributes.Name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                relation = attributes.Value;
            else if (attributes.Name.Equals("type", StringComparison.OrdinalIgnoreCase))
                type = attributes.Value.Split(';')[0].Trim().ToLowerInvariant();
            else if (attributes.Name.Equals("href", StringComparison.OrdinalIgnoreCase))
                target = attributes.Value.Trim();
        }

        return relation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains("alternate", StringComparer.OrdinalIgnoreCase)
            && FeedTypes.Contains(type)
            && Uri.TryCreate(page, target, out var address) && address.Scheme is "http" or "https"
            ? (address, type)
            : null;
    }
}
