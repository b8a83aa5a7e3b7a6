namespace NewsBot.Sources.Markup;

/// <summary>The vocabularies that feeds are written in, by the addresses and prefixes that feeds name them with.</summary>
internal static class XmlNames
{
    // Each by a part of its address that is its own: feeds differ in case, in slashes and in versions. The empty ones are the feeds' own.
    private static readonly (string Part, string Space)[] Spaces =
    [
        ("purl.org/rss/1.0/modules/content", "content"), ("purl.org/rss/1.0/modules/slash", "slash"), ("purl.org/rss/1.0/modules/syndication", "sy"), ("purl.org/rss/1.0/modules/", "module"),
        ("purl.org/rss/1.0", ""), ("my.netscape.com/rdf/simple/0.9", ""), ("channel.netscape.com/rdf/simple/0.9", ""), ("backend.userland.com/rss", ""), ("blogs.law.harvard.edu/tech/rss", ""),
        ("w3.org/2005/atom", "atom"), ("purl.org/atom/ns", "atom"), ("purl.org/dc/terms", "dcterms"), ("purl.org/dc/elements", "dc"), ("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
        ("wellformedweb.org/commentapi", "wfw"), ("purl.org/syndication/thread/1.0", "thr"), ("search.yahoo.com/mrss", "media"), ("itunes.com/dtds/podcast", "itunes"),
        ("rssnamespace.org/feedburner", "feedburner"), ("w3.org/1999/xhtml", "xhtml"), ("w3.org/xml/1998/namespace", "xml"),
    ];

    private static readonly Dictionary<string, string> ByPrefix = Spaces.Select(pair => pair.Space).Where(space => space.Length > 0).Distinct().ToDictionary(space => space, space => space);

    /// <summary>What a name means where prefixes are bound to these vocabularies; an unbound prefix means what it means everywhere else.</summary>
    public static (string Space, string Local) Of(string name, Dictionary<string, string> prefixes, bool isAttribute)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : name[..colon].ToLowerInvariant();
        var local = name[(colon + 1)..].ToLowerInvariant();
        if (isAttribute && colon < 0)
            return ("", local);

        return (prefixes.TryGetValue(prefix, out var space) ? space : ByPrefix.GetValueOrDefault(prefix, prefix), local);
    }

    /// <summary>The vocabulary of an address; one that nobody knows is the document's own where it has no prefix.</summary>
    public static string SpaceOf(string address, string prefix)
    {
        foreach (var (part, space) in Spaces)
        {
            if (address.Contains(part, StringComparison.OrdinalIgnoreCase))
                return space;
        }

        return prefix.Length == 0 ? "" : ByPrefix.GetValueOrDefault(prefix, address.Length > 0 ? address : prefix);
    }
}
