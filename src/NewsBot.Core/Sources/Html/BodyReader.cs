namespace NewsBot.Sources.Html;

/// <summary>An article's own paragraphs in order, with its headings, lists and quotes.</summary>
internal static class BodyReader
{
    private const int ShortLabel = 60;

    public static IReadOnlyList<string> Read(PageTree tree, string? title)
    {
        var texts = BodyFinder.Find(tree);
        var counts = texts.CountBy(text => text.Text).ToDictionary();
        var first = texts.TakeWhile(text => !text.IsProse).Count();
        var last = texts.Select((text, i) => text.IsProse ? i : -1).DefaultIfEmpty(-1).Max();
        if (last < 0)
            return [.. texts.Where(text => !text.IsHeading && text.LinkPart <= 0.5).Select(text => text.Text)];

        var kept = texts
            .Where((text, i) => i >= first && (i <= last || FollowsOn(text, texts[last])) && !IsLabel(text, counts[text.Text]) && !IsSame(text.Text, title))
            .ToList();
        while (kept is [.., { IsHeading: true }])
            kept.RemoveAt(kept.Count - 1);
        return [.. kept.Select(text => text.Text)];
    }

    // After the last paragraph a list may go on, and short lines beside it; links no longer belong to the text.
    private static bool FollowsOn(TextBlock text, TextBlock last) => text.Tag switch
    {
        "li" => text.LinkPart <= 0.3,
        "td" or "th" or "dd" or "pre" => true,
        "p" => text.LinkPart < 0.2 && text.Element.Parent == last.Element.Parent,
        _ => false,
    };

    private static bool IsLabel(TextBlock text, int times) => text switch
    {
        { IsAddress: true } => true,
        { IsHeading: true } => text.LinkPart > 0.5,
        { LinkPart: > 0.5, IsProse: false } => text.Text.Length > 3 && (text.Tag != "p" || (text.Text.Length > 25 && text is { LinkPart: > 0.7, EndsSentence: false })),
        { LinkPart: > 0.9, Tag: "p" } => text.Text.Length > 25,
        { Tag: "p" or "pre" or "blockquote" } or { IsItem: true } => false,
        _ => !text.IsProse && text.Text.Length < ShortLabel && (times > 1 || !text.EndsSentence),
    };

    private static bool IsSame(string text, string? title) => string.Equals(text, title, StringComparison.OrdinalIgnoreCase);
}
