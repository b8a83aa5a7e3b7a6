using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsBot.Sources.Comments;

/// <summary>Comments as WordPress and its likes render them: elements with the id "comment-N", their depth in a class, or in how they are nested.</summary>
internal static partial class RenderedComments
{
    public static IReadOnlyList<SourceComment> Of(IParentNode document, Uri? page)
    {
        var found = Places(document);
        var byElement = found.ToDictionary(place => place.Element, place => place.Id);
        var comments = new List<SourceComment>();
        var ancestors = new List<(int Depth, string Id)>();

        foreach (var (element, id, depth) in found)
        {
            // The class tells the depth even where a stray end tag has broken the nesting; without one the nesting is all there is.
            var parent = element.GetAttribute("data-parent-id") is { Length: > 0 } stated && stated != "0" ? stated : depth is null ? AncestorOf(element, byElement) : null;
            if (depth is { } level)
            {
                while (ancestors.Count > 0 && ancestors[^1].Depth >= level)
                    ancestors.RemoveAt(ancestors.Count - 1);
                parent ??= ancestors.Count > 0 ? ancestors[^1].Id : null;
                ancestors.Add((level, id));
            }

            comments.Add(CommentParts.Of(element, byElement, page).ToComment(id, parent));
        }

        return comments;
    }

    // In the order of the document, each once; among them are the pages that mention this one, which their text says.
    private static List<(IElement Element, string Id, int? Depth)> Places(IParentNode document)
    {
        var seen = new HashSet<string>();
        return
        [
            .. from element in document.QuerySelectorAll("[id*='comment-'], [class*='depth-']")
               where IsComment(element)
               let id = IdOf(element)
               where id is not null && seen.Add(id)
               select (element, id, DepthOf(element)),
        ];
    }

    private static bool IsComment(IElement element)
    {
        var classes = element.ClassList;
        return (DepthOf(element) is not null && (classes.Contains("comment") || classes.Contains("pingback") || classes.Contains("trackback"))) || (element.Id is { } id && Identity.IsMatch(id) && classes.Any(name => name.Contains("comment", StringComparison.OrdinalIgnoreCase)));
    }

    private static string? IdOf(IElement element)
    {
        if (element.Id is { } id && Identity.Match(id) is { Success: true } own)
            return own.Groups[1].Value;
        if (element.GetAttribute("data-comment-id") is { Length: > 0 } stated)
            return stated;
        return element.QuerySelectorAll("[id*='comment-']").Select(inner => Identity.Match(inner.Id ?? "")).FirstOrDefault(match => match.Success)?.Groups[1].Value;
    }

    private static int? DepthOf(IElement element) =>
        element.ClassList.Select(name => Depth.Match(name)).FirstOrDefault(match => match.Success) is { } found && int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : null;

    private static string? AncestorOf(IElement element, Dictionary<IElement, string> byElement)
    {
        for (var ancestor = element.ParentElement; ancestor is not null; ancestor = ancestor.ParentElement)
        {
            if (byElement.TryGetValue(ancestor, out var id))
                return id;
        }

        return null;
    }

    [GeneratedRegex("^(?:li-|div-)?comment-([0-9]{1,20})$")]
    private static partial Regex Identity { get; }

    [GeneratedRegex("^depth-([0-9]{1,4})$")]
    private static partial Regex Depth { get; }
}
