using System.Text;

namespace NewsBot.Sources.Markup;

/// <summary>An element of XML as it was meant: by the short name of its vocabulary and its own name in lower case.</summary>
/// <param name="Space">"dc", "content", "atom"…; empty for the document's own, and an address where nobody here knows it.</param>
/// <param name="Name">Its name without prefix, in lower case.</param>
/// <param name="Base">What its addresses are relative to (https://www.w3.org/TR/xmlbase/).</param>
internal sealed record XmlElement(string Space, string Name, IReadOnlyList<XmlAttribute> Attributes, Uri? Base)
{
    private readonly StringBuilder _text = new();

    public List<XmlElement> Children { get; } = [];

    /// <summary>Where its content stands in the document.</summary>
    public (string Document, int Start, int End) Source { get; set; } = ("", 0, 0);

    /// <summary>Everything within it as it is written.</summary>
    public string Markup => Source.Document[Source.Start..Math.Max(Source.Start, Source.End)];

    /// <summary>The text right within it, decoded.</summary>
    public string Text => _text.ToString();

    /// <summary>What it says as HTML, escaped or not.</summary>
    public string Html => Children.Count > 0 ? Markup : Text;

    public void Append(string text) => _text.Append(text);

    public bool Is(string name) => Space.Length == 0 ? Name == name : $"{Space}:{Name}" == name;

    /// <summary>Its children of a name, as in "title" or "dc:creator".</summary>
    public IEnumerable<XmlElement> All(string name) => Children.Where(child => child.Is(name));

    /// <summary>The first child that has one of these names, the names in the order of preference.</summary>
    public XmlElement? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Children.FirstOrDefault(child => child.Is(name)) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The first text of these children that says something.</summary>
    public string? Said(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (All(name).Select(child => child.Text.Trim()).FirstOrDefault(text => text.Length > 0) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>An attribute's value, by its name without prefix; null where there is none.</summary>
    public string? Attribute(string name, string space = "") =>
        Attributes.FirstOrDefault(attribute => attribute.Name == name && attribute.Space == space)?.Value.Trim();

    /// <summary>An address within it, made whole; null for what is none or leads nowhere on the web.</summary>
    public Uri? Address(string? written) =>
        !string.IsNullOrWhiteSpace(written) && (Base is null ? Uri.TryCreate(written.Trim(), UriKind.Absolute, out var address) : Uri.TryCreate(Base, written.Trim(), out address)) && address.Scheme is "http" or "https"
            ? address
            : null;
}

/// <summary>An attribute, its names as those of its element.</summary>
internal sealed record XmlAttribute(string Space, string Name, string Value);
