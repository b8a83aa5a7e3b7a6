using AngleSharp.Dom;

namespace NewsBot.Sources.Html;

/// <summary>An element that a reader of the page can see.</summary>
internal sealed class PageElement(IElement element, PageElement? parent, int index, NameKinds names)
{
    public IElement Element => element;

    public string Tag { get; } = element.LocalName;

    public PageElement? Parent => parent;

    /// <summary>Its place in document order: children come after their parent.</summary>
    public int Index => index;

    public NameKinds Names => names;

    public bool Is(NameKinds kind) => (names & kind) != 0;

    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];

    public bool IsBody => Is(NameKinds.Body) || element.GetAttribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>This element and those around it, inside out.</summary>
    public IEnumerable<PageElement> Path()
    {
        for (var at = this; at is not null; at = at.Parent)
            yield return at;
    }
}
