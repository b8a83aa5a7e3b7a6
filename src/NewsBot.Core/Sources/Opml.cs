using System.Text;
using NewsBot.Sources.Markup;
using XmlWriter = System.Xml.XmlWriter;

namespace NewsBot.Sources;

/// <summary>A feed in a list of feeds.</summary>
/// <param name="Title">What the list calls it; null where it does not.</param>
public sealed record OpmlFeed(string? Title, Uri Address);

/// <summary>Lists of feeds as feed readers exchange them (http://opml.org/spec2.opml).</summary>
public static class Opml
{
    private const int MostFeeds = 1_000;

    /// <summary>The feeds of a list, whatever groups they stand in, each address once; throws <see cref="FormatException"/> with one sentence.</summary>
    public static IReadOnlyList<OpmlFeed> Read(ReadOnlyMemory<byte> file)
    {
        var (text, problem) = Charsets.Decode(file.Span, null);
        if (text is null)
            throw new FormatException(problem ?? "This is no text.");
        if (!text.Contains("<opml", StringComparison.OrdinalIgnoreCase) || LenientXml.Parse(text, null) is not { Name: "opml" } root)
            throw new FormatException("This is no OPML: its outermost element is not “opml”.");

        var feeds = new Dictionary<string, OpmlFeed>();
        foreach (var outline in Outlines(root))
        {
            if (outline.Attribute("xmlurl") is { } written && outline.Address(written) is { UserInfo: "" } address)
                feeds.TryAdd(address.AbsoluteUri, new(outline.Attribute("title") ?? outline.Attribute("text"), address));
            if (feeds.Count > MostFeeds)
                throw new FormatException($"It lists more than {MostFeeds} feeds.");
        }

        return [.. feeds.Values];
    }

    /// <summary>Sources as such a list; folders are left out, and of sites the page that announces the feed is named.</summary>
    public static byte[] Write(IEnumerable<(Source Source, Uri? Feed)> sources, DateTimeOffset now)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new() { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "NewsBot");
            xml.WriteElementString("dateCreated", now.ToString("r", System.Globalization.CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var (source, feed) in sources.Where(listed => listed.Source.Kind is SourceKind.Feed or SourceKind.Site))
            {
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("type", "rss");
                xml.WriteAttributeString("text", Clean(source.Name.Value));
                xml.WriteAttributeString("title", Clean(source.Name.Value));
                xml.WriteAttributeString("xmlUrl", (feed ?? new(source.Address)).AbsoluteUri);
                if (source.Kind == SourceKind.Site)
                    xml.WriteAttributeString("htmlUrl", new Uri(source.Address).AbsoluteUri);
                xml.WriteEndElement();
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<XmlElement> Outlines(XmlElement element)
    {
        var open = new Stack<XmlElement>([element]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children.AsEnumerable().Reverse())
                open.Push(child);
        }
    }

    private static string Clean(string text) => string.Concat(text.Where(letter => !char.IsControl(letter)));
}
