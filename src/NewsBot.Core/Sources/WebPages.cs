using NewsBot.Sources.Comments;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources;

/// <summary>What a page in the web says, or the one sentence that says why it cannot be read.</summary>
/// <param name="Page">Null where no article can be read from it.</param>
/// <param name="Sections">Where its comments are, besides those that it lists itself.</param>
public sealed record ReadPage(Page? Page, IReadOnlyList<CommentSection> Sections, string Problem);

/// <summary>Reads pages that were fetched from the web.</summary>
public sealed class WebPages(PageReader reader)
{
    private const int MostFeeds = 20;
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json"];

    /// <summary>Reads a page with what it says of its comments: that may be found also where its article cannot be read.</summary>
    public ReadPage Read(FetchedPage page)
    {
        var text = FeedText.Decode(page.Body, page.Charset);
        var results = reader.Read(page.Address.AbsoluteUri, text);
        return new(
            results.Select(result => result.Page).FirstOrDefault(),
            CommentSections.Find(text, page.Address),
            results.Select(result => result.Problem).FirstOrDefault() ?? "There is no page.");
    }

    /// <summary>The feeds that a page announces, in its order (https://html.spec.whatwg.org/multipage/links.html#rel-alternate).</summary>
    public static IReadOnlyList<Uri> FeedsOf(FetchedPage page)
    {
        var feeds = new List<Uri>();
        var tokens = new MarkupTokenizer(FeedText.Decode(page.Body, page.Charset));
        while (feeds.Count < MostFeeds && tokens.Read())
        {
            if (tokens.Kind is MarkupKind.Start or MarkupKind.Empty && tokens.Value.Equals("link", StringComparison.OrdinalIgnoreCase) && FeedOf(tokens.Attributes, page.Address) is { } feed)
                feeds.Add(feed);
        }

        return [.. feeds.Distinct()];
    }

    private static Uri? FeedOf(AttributeReader attributes, Uri page)
    {
        var (relation, type, target) = ("", "", "");
        while (attributes.Read())
        {
            if (attributes.Name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                relation = attributes.Value;
            else if (attributes.Name.Equals("type", StringComparison.OrdinalIgnoreCase))
                type = attributes.Value.Split(';')[0].Trim();
            else if (attributes.Name.Equals("href", StringComparison.OrdinalIgnoreCase))
                target = attributes.Value.Trim();
        }

        return relation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains("alternate", StringComparer.OrdinalIgnoreCase)
            && FeedTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            && Uri.TryCreate(page, target, out var address) && address.Scheme is "http" or "https"
            ? address
            : null;
    }
}
