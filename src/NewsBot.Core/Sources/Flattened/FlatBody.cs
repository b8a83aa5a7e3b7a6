namespace NewsBot.Sources.Flattened;

/// <summary>The article's own paragraphs, without the pictures and related articles set between them (caption, ©, title).</summary>
internal static class FlatBody
{
    private const int LongestTitle = 150;
    private const int LongestCaption = 200;

    public static IReadOnlyList<string> Read(List<FlatLine> lines, int start, int end)
    {
        var inserted = new HashSet<int>();

        for (var i = start; i < end; i++)
        {
            if (PageLabels.IsShortUrl(lines[i].Text))
                inserted.Add(i);
            if (!FlatHead.IsCredit(lines[i]))
                continue;

            inserted.Add(i);
            var hasTitle = i + 1 < end && IsTitle(lines, i);
            if (hasTitle)
                inserted.Add(i + 1);
            if (i > start && IsCaption(lines, i, hasTitle))
                inserted.Add(i - 1);
        }

        return [.. Enumerable.Range(start, Math.Max(0, end - start)).Where(i => !inserted.Contains(i)).Select(i => lines[i].Text)];
    }

    // Directly above the credit stands the caption, in whatever words; across a blank line it must not look like text,
    // unless the title below shows that all three are there.
    private static bool IsCaption(List<FlatLine> lines, int credit, bool hasTitle) =>
        lines[credit - 1] is var above
        && (above.Paragraph == lines[credit].Paragraph || !above.IsProse || above.Text.EndsWith(')') || hasTitle && above.Text.Length <= LongestCaption);

    private static bool IsTitle(List<FlatLine> lines, int credit) =>
        lines[credit + 1] is var below
        && below.Text.Length <= LongestTitle
        && (below.Paragraph == lines[credit].Paragraph || !below.IsProse);
}
