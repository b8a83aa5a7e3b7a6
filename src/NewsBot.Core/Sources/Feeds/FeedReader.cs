using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>Reads feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF and JSON Feed, however broken they are.</summary>
public static class FeedReader
{
    private const int Beginning = 2_000;
    private static readonly string[] Roots = ["rss", "rdf:rdf", "feed", "atom:feed", "channel", "entry", "atom:entry"];

    /// <summary>Whether a text says by itself that it is a feed.</summary>
    public static bool Recognizes(string text)
    {
        var begin = text.AsSpan(0, Math.Min(text.Length, Beginning)).TrimStart("\uFEFF \t\r\n");
        if (begin.StartsWith("{"))
            return begin.Contains("jsonfeed.org/version", StringComparison.OrdinalIgnoreCase);

        var tokens = new MarkupTokenizer(begin);
        while (tokens.Read())
        {
            if (tokens.Kind is MarkupKind.Start or MarkupKind.Empty)
                return tokens.Value is { Length: <= 30 } && Roots.Contains(tokens.Value.ToString().ToLowerInvariant());
            if (tokens.Kind is not MarkupKind.Text || !tokens.Value.IsWhiteSpace())
                return false;
        }

        return false;
    }

    /// <summary>Whether what a site gave says by itself that it is a feed.</summary>
    public static bool Recognizes(FetchedPage page) => page.Decode().Text is { } text && Recognizes(text);

    /// <summary>Reads what a site gave; throws <see cref="FormatException"/> with one sentence where that is no feed.</summary>
    public static Feed Read(FetchedPage page) => page.Decode() is var (text, problem) && text is not null ? Read(text, page.Address) : throw new FormatException(problem);

    /// <summary>Reads a text; throws <see cref="FormatException"/> with one sentence where it is no feed.</summary>
    /// <param name="address">Where it came from, for its relative addresses.</param>
    public static Feed Read(string text, Uri? address)
    {
        if (text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{"))
            return JsonFeed.Read(text, address);

        var root = LenientXml.Parse(text, address);
        return root switch
        {
            { Space: "atom" or "", Name: "feed" or "entry" } => AtomFeed.Read(root),
            { Name: "rss" or "rdf" or "channel" } => RssFeed.Read(root),
            _ => throw new FormatException($"It is no feed but <{(root.Name.Length > 40 ? root.Name[..40] : root.Name)}>."),
        };
    }
}
