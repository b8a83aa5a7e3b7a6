using AngleSharp.Dom;
using NewsBot.Articles;

namespace NewsBot.Sources.Html;

/// <summary>Other articles that the page points to, where its names or headings say that it does.</summary>
internal static class RelatedLinks
{
    private const int Most = 10;
    private const int ShortestTitle = 15;
    private const int LongestTitle = 250;

    public static IReadOnlyList<RelatedArticle> Read(PageTree tree, string? self, Func<string?, string?> absolute)
    {
        var related = new bool[tree.Elements.Count];
        var found = new List<RelatedArticle>();

        foreach (var element in tree.Elements)
        {
            related[element.Index] = (element.Parent is { } parent && related[parent.Index]) || (element.Is(NameKinds.Related) && element.Tag is not ("html" or "body" or "main" or "article"));
            if (found.Count < Most && element.Tag == "a" && related[element.Index] && LinkOf(element.Element, absolute) is { } link && link.Url != self)
                found.Add(link);
        }

        return [.. found.DistinctBy(link => link.Url)];
    }

    private static RelatedArticle? LinkOf(IElement anchor, Func<string?, string?> absolute) =>
        Spacing.OneSpaced(anchor.TextContent) is { Length: >= ShortestTitle and <= LongestTitle } title && title.Contains(' ') && absolute(anchor.GetAttribute("href")) is { } url ? new(title, url) : null;
}
