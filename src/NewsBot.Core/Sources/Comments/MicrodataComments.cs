using AngleSharp.Dom;

namespace NewsBot.Sources.Comments;

/// <summary>Comments in microdata: schema.org's Comment, and its older UserComments (https://schema.org/Comment).</summary>
internal static class MicrodataComments
{
    private const string Items = "[itemscope][itemtype*='schema.org/Comment'], [itemscope][itemtype*='schema.org/UserComments']";

    public static IReadOnlyList<SourceComment> Of(IParentNode document, Uri? page)
    {
        var elements = document.QuerySelectorAll(Items).Where(element => !IsList(element)).ToList();
        var byElement = new Dictionary<IElement, string>();
        foreach (var (place, element) in elements.Index())
            byElement.Add(element, IdOf(element) ?? $"item {place}");

        return [.. elements.Select(element => CommentParts.Of(element, byElement, page).ToComment(byElement[element], ParentOf(element, byElement))).Where(comment => comment.Text.Length > 0)];
    }

    // Some mark the list of the comments itself as if it were one.
    private static bool IsList(IElement element) => element.QuerySelectorAll("[itemprop=commentText], [itemprop=text]").Length > 1 && element.QuerySelector(Items) is null && element.GetAttribute("itemprop") != "comment";

    private static string? IdOf(IElement element) =>
        Fragment(element.GetAttribute("itemid")) ?? (element.GetAttribute("data-id") is { Length: > 0 } id ? id : null) ?? Number(element.Id) ?? Fragment(element.QuerySelector("[itemprop=url]")?.GetAttribute("href"));

    private static string? ParentOf(IElement element, Dictionary<IElement, string> byElement)
    {
        for (var ancestor = element.ParentElement; ancestor is not null; ancestor = ancestor.ParentElement)
        {
            if (byElement.TryGetValue(ancestor, out var id))
                return id;
        }

        var stated = element.QuerySelectorAll("[itemprop=parentItem], [itemprop=replyToUrl]").Select(parent => parent.GetAttribute("itemid") ?? parent.GetAttribute("href") ?? parent.GetAttribute("content")).FirstOrDefault();
        return Fragment(stated) ?? (element.GetAttribute("data-parent-id") is { Length: > 0 } parent && parent != "0" ? parent : null);
    }

    private static string? Fragment(string? address) =>
        address is null ? null : address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash && hash + 1 < address.Length ? Number(address[(hash + 1)..]) : address.Length > 0 ? address : null;

    private static string? Number(string? id) =>
        string.IsNullOrEmpty(id) ? null : id.LastIndexOf('-') is >= 0 and var dash && dash + 1 < id.Length && id[(dash + 1)..].All(char.IsAsciiDigit) ? id[(dash + 1)..] : id;
}
