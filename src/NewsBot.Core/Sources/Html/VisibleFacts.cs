using AngleSharp.Dom;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>Facts that the page shows to people: the date line and the byline by its heading.</summary>
internal static class VisibleFacts
{
    private const int Around = 25;
    private const int LongestLine = 120;

    /// <param name="heading">The place of the title among the texts.</param>
    public static PageFacts Read(PageTree tree, PageParts parts, int heading, bool monthFirst)
    {
        var near = tree.Texts.Skip(Math.Max(0, heading - Around / 3)).Take(Around + (Around / 3)).Where(text => !text.Element.Path().Any(element => element.Is(NameKinds.Comments | NameKinds.Related))).ToList();
        return new()
        {
            Authors = Authors(tree, parts, near),
            Published = TimeOf(parts, monthFirst) ?? near.Where(text => text.Text.Length <= LongestLine && !text.IsHeading).Select(text => WrittenTime.Read(text.Text, monthFirst)).FirstOrDefault(time => time is not null),
            Tags = [.. parts.Anchors.Where(anchor => HasRel(anchor, "tag")).Select(anchor => Spacing.OneSpaced(anchor.TextContent)).Where(tag => tag.Length is > 1 and < 60)],
        };
    }

    private static WrittenTime? TimeOf(PageParts parts, bool monthFirst)
    {
        var times = parts.Times.Where(time => !IsElsewhere(time)).ToList();
        return times.Where(time => time.HasAttribute("pubdate")).Concat(times)
            .Select(time => WrittenTime.Read(time.GetAttribute("datetime"), monthFirst) ?? WrittenTime.Read(Spacing.OneSpaced(time.TextContent), monthFirst))
            .FirstOrDefault(time => time is not null);
    }

    // A time beside a comment or another article is not this one's.
    private static bool IsElsewhere(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.LocalName is "aside" or "footer" or "nav" || (NameWords.KindsOf(NameWords.Of(at.GetAttribute("class"), at.GetAttribute("id"))) & (NameKinds.Comments | NameKinds.Related)) != 0)
                return at.LocalName is not ("html" or "body" or "main" or "article");
        }

        return false;
    }

    private static IReadOnlyList<string> Authors(PageTree tree, PageParts parts, List<TextBlock> near)
    {
        var linked = parts.Anchors.Where(anchor => HasRel(anchor, "author") && !IsElsewhere(anchor)).Select(anchor => Spacing.OneSpaced(anchor.TextContent)).Where(name => name.Length is > 1 and < LongestLine).ToList();
        if (Bylines.NamesIn(linked) is { Count: > 0 } byLinks)
            return byLinks;

        var named = near.Where(text => text.Text.Length <= LongestLine && text.Element.Path().Take(4).Any(element => element.Is(NameKinds.Byline))).Select(text => text.Text);
        if (named.Select(text => Bylines.NamesIn([text])).FirstOrDefault(names => names.Count > 0) is { } byNames)
            return byNames;

        return near.Where(text => text.Text.Length <= LongestLine && !text.IsHeading && Bylines.StartsWithBy(text.Text) && char.IsUpper(text.Text[^1..][0]) | text.Text.Split(' ').Length <= 8)
            .Select(text => Bylines.NamesIn([text.Text])).FirstOrDefault(names => names.Count > 0) ?? [];
    }

    private static bool HasRel(IElement anchor, string rel) =>
        anchor.GetAttribute("rel") is { } rels && rels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(rel, StringComparer.OrdinalIgnoreCase);
}
