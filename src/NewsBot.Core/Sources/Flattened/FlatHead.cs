using NewsBot.Articles;

namespace NewsBot.Sources.Flattened;

/// <summary>What stands above an article's text: clock, caption, title, credit, section, time of publishing, "Get short URL"; any but the title may be absent.</summary>
/// <param name="End">The first line of the text.</param>
internal sealed record FlatHead(string? Title, LeadImage? LeadImage, DateTimeOffset? PublishedAt, DateTimeOffset? CapturedAt, string? Warning, int End)
{
    private const int MostLines = 12;
    private const int LongestSection = 30;

    private static readonly string[] CreditMarks = ["©", "CC BY", "CC0"];

    public static bool IsCredit(FlatLine line) => CreditMarks.Any(mark => line.Text.StartsWith(mark, StringComparison.Ordinal));

    public static FlatHead Read(List<FlatLine> lines)
    {
        var clock = Find(lines, 0, line => SiteClock.IsClock(line.Text));
        var capturedAt = clock is { } at ? SiteClock.Read(lines[at].Text) : null;
        var warning = clock is { } unread && capturedAt is null ? $"The page's clock '{lines[unread].Text}' is not one point in time." : null;

        var start = clock + 1 ?? 0;
        var publishedAt = TakePublishTime(lines, start, capturedAt?.Offset);
        var shortUrl = Find(lines, start, line => PageLabels.IsShortUrl(line.Text));
        var credit = CreditIn(lines, start, shortUrl);
        var end = EndOf(lines, start, shortUrl, credit);
        var (caption, title) = Names(lines, start, shortUrl, credit, end);

        var madeBy = credit is { } by ? lines[by].Text : null;
        var image = caption is null && madeBy is null ? null : new LeadImage(null, caption, madeBy);
        return new FlatHead(title, image, publishedAt, capturedAt, warning, end);
    }

    private static int? Find(List<FlatLine> lines, int start, Predicate<FlatLine> match) =>
        lines.FindIndex(start, Math.Min(MostLines, lines.Count - start), match) is >= 0 and var index ? index : null;

    private static DateTimeOffset? TakePublishTime(List<FlatLine> lines, int start, TimeSpan? offset)
    {
        if (Find(lines, start, line => SiteClock.IsPublishTime(line.Text)) is not { } at)
            return null;

        var publishedAt = SiteClock.ReadPublishTime(lines[at].Text, offset);
        lines.RemoveAt(at);
        return publishedAt;
    }

    // A credit with more than a caption and a title above it belongs to a picture within the text,
    // unless "Get short URL" below shows that the head goes on.
    private static int? CreditIn(List<FlatLine> lines, int start, int? shortUrl)
    {
        if (shortUrl is { } url)
        {
            var marked = lines.FindIndex(start, url - start, IsCredit);
            var beside = url - 1;
            return marked >= 0 ? marked
                : beside >= start && lines[beside].Paragraph == lines[url].Paragraph && lines[beside].Text.Contains("/ ", StringComparison.Ordinal) ? beside
                : null;
        }

        var first = Find(lines, start, IsCredit);
        return first is { } index && lines[start..index].Select(line => line.Paragraph).Where(p => p != lines[index].Paragraph).Distinct().Count() <= 2 ? index : null;
    }

    private static int EndOf(List<FlatLine> lines, int start, int? shortUrl, int? credit)
    {
        if (shortUrl is { } url)
        {
            var end = url + 1;
            while (end < lines.Count && PageLabels.IsCount(lines[end].Text))
                end++;
            return end;
        }

        if (credit is { } index)
            return index + 1 < lines.Count && lines[index + 1].Paragraph == lines[index].Paragraph && IsSection(lines[index + 1]) ? index + 2 : index + 1;

        // Nothing ends the head: a title, or a caption that is a sentence and then a title that is none.
        var hasCaption = start + 2 < lines.Count && lines[start].IsProse && !lines[start + 1].IsProse && lines[start + 1].Paragraph > lines[start].Paragraph;
        return Math.Min(lines.Count, start + (hasCaption ? 2 : 1));
    }

    private static (string? Caption, string? Title) Names(List<FlatLine> lines, int start, int? shortUrl, int? credit, int end)
    {
        var groups = ByParagraph(lines[start..(credit ?? shortUrl ?? end)]);

        if (credit is { } by && groups.All(group => group[0].Paragraph == lines[by].Paragraph))
        {
            // Caption and credit together, the title below them.
            var below = ByParagraph(lines[(by + 1)..(shortUrl ?? by + 1)]).Find(group => group[0].Paragraph > lines[by].Paragraph && !IsSection(group[0]));
            if (below is not null)
                return (groups.Count > 0 ? Joined(groups[0]) : null, Joined(below));
        }

        if (credit is null && shortUrl is { } url && groups.Count > 1 && (groups[^1][0].Paragraph == lines[url].Paragraph || groups.Count > 2 && IsSection(groups[^1][0])))
            groups.RemoveAt(groups.Count - 1);

        return groups switch
        {
            [] => (null, null),
            [[var only]] => (null, only.Text),
            [var together] => (Joined(together[..^1]), together[^1].Text),
            [.., var caption, var title] => (Joined(caption), Joined(title)),
        };
    }

    private static bool IsSection(FlatLine line) => line.Text.Length <= LongestSection && !line.IsProse;

    private static List<List<FlatLine>> ByParagraph(List<FlatLine> lines) => [.. lines.GroupBy(line => line.Paragraph).Select(group => group.ToList())];

    private static string Joined(List<FlatLine> lines) => string.Join(' ', lines.Select(line => line.Text));
}
