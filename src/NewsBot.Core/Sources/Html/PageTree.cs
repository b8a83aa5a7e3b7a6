using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Sources.Html;

/// <summary>What a reader of a page can see, from one pass over its document: elements and runs of text, in document order.</summary>
internal sealed class PageTree
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul");

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        "audio", "button", "canvas", "dialog", "embed", "footer", "head", "iframe", "img", "input", "label", "link", "map", "math", "menu", "meta", "nav", "noscript", "object", "picture",
        "script", "select", "source", "style", "svg", "template", "textarea", "track", "video");

    private readonly List<PageElement> _elements = [];
    private readonly List<TextBlock> _blocks = [];
    private readonly NameBook _names = new();
    private readonly StringBuilder _text = new();
    private PageElement? _holder;
    private int _linkLength;

    private PageTree()
    {
    }

    public IReadOnlyList<PageElement> Elements => _elements;

    public IReadOnlyList<TextBlock> Texts => _blocks;

    public static PageTree Of(IElement root)
    {
        var tree = new PageTree();
        tree.Walk(root, null, null, isLink: false);
        tree.EndBlock();
        return tree;
    }

    // No deeper than the parser lets a document be.
    private void Walk(IElement element, PageElement? parent, PageElement? block, bool isLink)
    {
        if (Unseen.Contains(element.LocalName) || (parent is not null && IsHidden(element)))
            return;

        var here = new PageElement(element, parent, _elements.Count, _names.KindsOf(element));
        var isBlock = Blocks.Contains(here.Tag);
        var holder = isBlock || block is null ? here : block;
        _elements.Add(here);
        if (isBlock)
            EndBlock();

        isLink |= here.Tag == "a";
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text)
                Append(text.Data, holder, isLink);
            else if (children[i] is IElement child)
                Walk(child, here, holder, isLink);
        }

        if (isBlock)
            EndBlock();
    }

    // Most elements have few attributes and most lookups find none, so they are gone through once.
    private static bool IsHidden(IElement element)
    {
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            if (attribute.LocalName is "hidden" || (attribute.LocalName is "aria-hidden" && attribute.Value == "true") || (attribute.LocalName is "style" && HidesIt(attribute.Value)))
                return true;
        }

        return false;
    }

    private static bool HidesIt(string style)
    {
        var plain = style.Replace(" ", "");
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private void Append(string text, PageElement holder, bool isLink)
    {
        var before = _text.Length;
        foreach (var character in text)
        {
            if (character is '\u200B' or '\uFEFF' or '\u00AD')
                continue;
            if (!char.IsWhiteSpace(character))
                _text.Append(character);
            else if (_text.Length > 0 && _text[^1] != ' ')
                _text.Append(' ');
        }

        if (_text.Length > before && before == 0)
            _holder = holder;
        if (isLink)
            _linkLength += _text.Length - before;
    }

    private void EndBlock()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0)
            _blocks.Add(new(_holder!, _text.ToString(), _linkLength));
        _text.Clear();
        _linkLength = 0;
    }
}
