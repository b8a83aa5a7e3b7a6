namespace NewsBot.Sources;

/// <summary>The article's own paragraphs, without the pictures and related articles set between them (caption, ©, title).</summary>
internal static class FlatBody
{
    private const int LongestTitle = 150;

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
            if (i > start && IsCaption(lines, i))
                inserted.Add(i - 1);
            if (i + 1 < end && IsTitle(lines, i))
                inserted.Add(i + 1);
        }

        return [.. Enumerable.Range(start, Math.Max(0, end - start)).Where(i => !inserted.Contains(i)).Select(i => lines[i].Text)];
    }

    // Directly above the credit stands the caption, in whatever words; across a blank line it must not look like text.
    private static bool IsCaption(List<FlatLine> lines, int credit) =>
        lines[credit - 1].Paragraph == lines[credit].Paragraph || !lines[credit - 1].IsProse || lines[credit - 1].Text.EndsWith(')');

    private static bool IsTitle(List<FlatLine> lines, int credit) =>
        lines[credit + 1] is var next
        && next.Text.Length <= LongestTitle
        && (next.Paragraph == lines[credit].Paragraph ? !next.Text.EndsWith('.') : !next.IsProse);
}
