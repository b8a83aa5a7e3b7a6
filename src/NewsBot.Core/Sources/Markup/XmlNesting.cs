using System.Collections.Frozen;

namespace NewsBot.Sources.Markup;

/// <summary>The elements that are open while a document is read, and what prefixes mean within them.</summary>
internal sealed class XmlNesting(string text, XmlElement document)
{
    // What holds no elements in a feed: one of these that nobody closed did not mean to hold what comes after it.
    private static readonly FrozenSet<string> Leaves = FrozenSet.Create(
        "link", "category", "enclosure", "guid", "id", "title", "pubdate", "date", "published", "updated", "comments", "commentrss", "creator", "subject", "in-reply-to", "thumbnail", "content", "keywords");

    private readonly Stack<Level> _levels = new([new Level(document, "", 0, [])]);

    public XmlElement Current => _levels.Peek().Element;

    /// <summary>How many elements are open.</summary>
    public int Depth => _levels.Count - 1;

    public void Open(string name, AttributeReader attributes, int contentStart)
    {
        var written = new List<(string Name, string Value)>();
        while (attributes.Read())
            written.Add((attributes.Name.ToString(), attributes.Value));

        var outer = _levels.Peek();
        var prefixes = outer.Prefixes;
        foreach (var (attribute, value) in written.Where(pair => pair.Name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase)))
        {
            prefixes = ReferenceEquals(prefixes, outer.Prefixes) ? new(prefixes) : prefixes;
            var prefix = attribute.Length > 6 && attribute[5] == ':' ? attribute[6..].ToLowerInvariant() : "";
            prefixes[prefix] = XmlNames.SpaceOf(value.Trim(), prefix);
        }

        var (space, local) = XmlNames.Of(name, prefixes, isAttribute: false);
        var known = written.Select(pair => (Name: XmlNames.Of(pair.Name, prefixes, isAttribute: true), pair.Value)).Select(pair => new XmlAttribute(pair.Name.Space, pair.Name.Local, pair.Value)).ToList();
        var element = new XmlElement(space, local, known, BaseOf(outer.Element.Base, known));

        outer.Element.Children.Add(element);
        _levels.Push(new(element, name, contentStart, prefixes));
    }

    /// <summary>Closes the innermost open element of a name with all that was left open within it; an end without a beginning is nothing.</summary>
    public void Close(ReadOnlySpan<char> name, int contentEnd)
    {
        var wanted = name.ToString();
        var depth = _levels.TakeWhile(level => !level.Written.Equals(wanted, StringComparison.OrdinalIgnoreCase)).Count();
        if (depth >= Depth)
            return;

        for (var i = 0; i < depth; i++)
            EndCurrent(contentEnd);
        CloseCurrent(contentEnd);
    }

    public void CloseCurrent(int contentEnd)
    {
        var level = _levels.Pop();

        // Only of what is not plain text is it ever asked how it was written.
        if (level.Element.Children.Count > 0)
            level.Element.Source = (text, level.ContentStart, contentEnd);
    }

    public void CloseAll(int contentEnd)
    {
        while (Depth > 0)
            EndCurrent(contentEnd);
    }

    // Closes what nobody closed.
    private void EndCurrent(int contentEnd)
    {
        var element = Current;
        var isLeaf = Leaves.Contains(element.Name) && (element.Name != "content" || element.Space == "media");
        var following = isLeaf ? [.. element.Children] : new List<XmlElement>();
        if (isLeaf)
            element.Children.Clear();

        CloseCurrent(contentEnd);
        Current.Children.AddRange(following);
    }

    private static Uri? BaseOf(Uri? outer, List<XmlAttribute> attributes) =>
        attributes.FirstOrDefault(attribute => attribute is { Space: "xml", Name: "base" }) is { } stated
            && (outer is null ? Uri.TryCreate(stated.Value.Trim(), UriKind.Absolute, out var address) : Uri.TryCreate(outer, stated.Value.Trim(), out address))
            ? address
            : outer;

    private sealed record Level(XmlElement Element, string Written, int ContentStart, Dictionary<string, string> Prefixes);
}
