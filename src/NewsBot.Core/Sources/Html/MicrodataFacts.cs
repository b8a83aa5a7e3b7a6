using System.Globalization;
using AngleSharp.Dom;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>Facts in microdata (https://html.spec.whatwg.org/multipage/microdata.html) that belong to the article and not to a comment under it.</summary>
internal static class MicrodataFacts
{
    public static PageFacts Read(PageParts parts)
    {
        var items = parts.Items.Where(IsOfArticle).ToLookup(item => item.GetAttribute("itemprop")!.Trim().Split(' ')[0], StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Title = items["headline"].Select(Value).FirstOrDefault(text => text is not null),
            Authors = [.. items["author"].Concat(items["creator"]).Select(NameOf).OfType<string>().Where(Bylines.MayBeName).Distinct()],
            Published = TimeIn(items["datePublished"]) ?? TimeIn(items["dateCreated"]),
            Modified = TimeIn(items["dateModified"]),
            Tags = [.. items["keywords"].SelectMany(item => (Value(item) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            CommentCount = items["commentCount"].Concat(items["interactionCount"]).Select(CountOf).FirstOrDefault(count => count is not null),
        };
    }

    private static bool IsOfArticle(IElement item)
    {
        for (var scope = item.ParentElement; scope is not null; scope = scope.ParentElement)
        {
            if (!scope.HasAttribute("itemscope"))
                continue;

            var type = (scope.GetAttribute("itemtype") ?? "").Split('/')[^1];
            return type.EndsWith("Article", StringComparison.OrdinalIgnoreCase) || type.EndsWith("Posting", StringComparison.OrdinalIgnoreCase)
                || type is "" or "WebPage" or "Report" or "Review" or "CreativeWork" or "Blog" or "ItemPage";
        }

        return true;
    }

    private static string? Value(IElement item) =>
        Spacing.OneSpaced(item.GetAttribute("content") ?? item.GetAttribute("datetime") ?? item.TextContent) is { Length: > 0 } text ? text : null;

    private static string? NameOf(IElement item) => item.QuerySelector("[itemprop~=name]") is { } name ? Value(name) : Value(item);

    private static WrittenTime? TimeIn(IEnumerable<IElement> items) => items.Select(item => WrittenTime.Read(Value(item))).FirstOrDefault(time => time is not null);

    // "UserComments:12" in the older form.
    private static int? CountOf(IElement item) =>
        Value(item) is { } text && text.Contains("comment", StringComparison.OrdinalIgnoreCase) | item.GetAttribute("itemprop") == "commentCount"
        && int.TryParse(text.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
