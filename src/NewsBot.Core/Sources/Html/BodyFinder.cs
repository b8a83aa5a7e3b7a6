namespace NewsBot.Sources.Html;

/// <summary>Finds the element that holds an article's text: the one whose paragraphs outweigh the furniture in it by most.</summary>
internal sealed class BodyFinder
{
    private const double BodyBoost = 1.15;

    private readonly PageTree _tree;
    private readonly double[] _prose;
    private readonly double[] _weight;
    private readonly double[] _junk;
    private readonly bool[] _isFurniture;
    private readonly PageElement? _article;

    private BodyFinder(PageTree tree)
    {
        _tree = tree;
        _prose = Summed(text => Math.Max(0, text.Weight));
        _article = LargestArticle(out var ownProse);
        _isFurniture = Furniture(ownProse);
        _weight = Summed(text => _isFurniture[text.Element.Index] ? Math.Min(0, text.Weight) / 2 : text.Weight);
        _junk = Summed(text => Math.Max(0, -(_isFurniture[text.Element.Index] ? Math.Min(0, text.Weight) / 2 : text.Weight)));
    }

    /// <summary>The texts within the element that holds the article, furniture left out.</summary>
    public static IReadOnlyList<TextBlock> Find(PageTree tree)
    {
        if (tree.Texts.Count == 0)
            return [];

        var finder = new BodyFinder(tree);
        var body = finder.Narrowed(finder.Heaviest());
        var inside = new bool[tree.Elements.Count];
        foreach (var element in tree.Elements)
            inside[element.Index] = element == body || (element.Parent is { } parent && inside[parent.Index]);

        return [.. tree.Texts.Where(text => inside[text.Element.Index] && !finder._isFurniture[text.Element.Index])];
    }

    private double[] Summed(Func<TextBlock, double> value)
    {
        var sums = new double[_tree.Elements.Count];
        foreach (var text in _tree.Texts)
            sums[text.Element.Index] += value(text);
        for (var i = sums.Length - 1; i > 0; i--)
            sums[_tree.Elements[i].Parent!.Index] += sums[i];
        return sums;
    }

    // An article within another is a comment or a teaser, and counts on its own.
    private PageElement? LargestArticle(out Dictionary<PageElement, double> own)
    {
        own = [];
        PageElement? largest = null;

        foreach (var article in _tree.Elements.Where(element => element.Tag == "article"))
        {
            own[article] = _prose[article.Index];
            if (article.Path().Skip(1).FirstOrDefault(own.ContainsKey) is { } outer)
                own[outer] -= _prose[article.Index];
        }

        foreach (var (article, prose) in own)
            largest = largest is null || prose > own[largest] ? article : largest;
        return largest;
    }

    private bool[] Furniture(Dictionary<PageElement, double> ownProse)
    {
        var furniture = new bool[_tree.Elements.Count];
        var aroundArticle = (_article?.Path() ?? []).ToHashSet();
        var all = Math.Max(1, _prose[0]);
        var quoted = new bool[furniture.Length];

        foreach (var element in _tree.Elements.Skip(1))
        {
            var (i, parent) = (element.Index, element.Parent!.Index);
            quoted[i] = quoted[parent] || (element.Tag == "blockquote" && element.Is(NameKinds.Quoted));
            furniture[i] = !quoted[i] && (furniture[parent] || (element.Tag == "article"
                ? !aroundArticle.Contains(element) && ownProse[element] < ownProse[_article!] / 2
                : IsFurniture(element, _prose[i] / all)));
        }

        return furniture;
    }

    /// <param name="share">The part of the page's prose that lies in it: a name says little against much text.</param>
    private bool IsFurniture(PageElement element, double share) => element switch
    {
        { Tag: "html" or "body" or "main" } => false,
        _ when HasFurnitureRole(element) => true,
        { Tag: "aside" or "header" or "figcaption" } => share < 0.5,
        { IsBody: true } => false,
        _ when element.Is(NameKinds.Furniture) => share < 0.8,
        _ when element.Is(NameKinds.Suspect) => share < 0.15 && !(element.Tag == "p" && _prose[element.Index] > 100),
        _ => element.Is(NameKinds.Caption) && share < 0.25,
    };

    private static bool HasFurnitureRole(PageElement element) => element.Element.GetAttribute("role") is
        "navigation" or "banner" or "contentinfo" or "complementary" or "search" or "dialog" or "alert" or "menu" or "menubar" or "toolbar";

    private PageElement Heaviest()
    {
        var heaviest = _tree.Elements.MaxBy(element => (_weight[element.Index] * (element.Tag == "article" || element.IsBody ? BodyBoost : 1), element.Index))!;
        while (heaviest.Parent is { Parent: not null } parent && !IsContainer(heaviest))
            heaviest = parent;
        return _article is not null && _prose[_article.Index] >= _prose[heaviest.Index] / 2 && _article.Path().Contains(heaviest) ? _article : heaviest;
    }

    // Goes down to one child where what lies around it is more furniture than text.
    private PageElement Narrowed(PageElement body)
    {
        while (true)
        {
            var inner = _tree.Elements.Skip(body.Index + 1)
                .TakeWhile(element => element.Parent!.Index >= body.Index)
                .Where(element => element.Parent == body && IsContainer(element) && _weight[element.Index] >= _weight[body.Index] / 2)
                .MaxBy(element => _weight[element.Index]);
            if (inner is null)
                return body;

            var proseAround = Own(body) - Own(inner);
            var junkAround = _junk[body.Index] - _junk[inner.Index];
            if (proseAround > 0 && junkAround <= 0.4 * proseAround && proseAround >= 0.02 * Own(body))
                return body;
            body = inner;
        }

        double Own(PageElement element) => _weight[element.Index] + _junk[element.Index];
    }

    private static bool IsContainer(PageElement element) => element.Tag is "div" or "section" or "article" or "main" or "center" or "body" or "form" or "td";
}
