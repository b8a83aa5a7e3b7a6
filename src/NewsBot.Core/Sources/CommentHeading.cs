namespace NewsBot.Sources;

/// <summary>The line "All comments" in the page's language, and where the article above it ends.</summary>
/// <param name="Line">Of the heading itself.</param>
/// <param name="ArticleEnd">The line at which the furniture above the comments begins.</param>
/// <param name="TouchesArticle">Whether no blank line parts the article from that furniture: then its last line belongs to the tags.</param>
internal sealed record CommentHeading(PageLabels Labels, int Line, int ArticleEnd, bool TouchesArticle)
{
    // From the heading upwards, each at most once; any may be absent, and their wording varies more than their form.
    private static readonly Func<string, bool>[] Furniture = [IsButton, IsTabs, IsStandards, IsTracking];

    /// <summary>The first such line that the furniture stands above, or else the first at all.</summary>
    public static CommentHeading? Find(string[] lines)
    {
        CommentHeading? first = null;

        for (var i = 0; i < lines.Length; i++)
        {
            if (PageLabels.All.FirstOrDefault(row => string.Equals(row.AllComments, lines[i], StringComparison.OrdinalIgnoreCase)) is not { } labels)
                continue;

            var end = ArticleEndAbove(lines, i);
            var found = new CommentHeading(labels, i, end, end > 0 && lines[end - 1].Length > 0);
            if (end < i)
                return found;
            first ??= found;
        }

        return first;
    }

    private static int ArticleEndAbove(string[] lines, int heading)
    {
        var end = heading;
        var next = 0;

        for (var i = heading - 1; i >= 0; i--)
        {
            if (lines[i].Length == 0)
                continue;

            var match = Array.FindIndex(Furniture, next, isOne => isOne(lines[i].Trim()));
            if (match < 0)
                break;

            next = match + 1;
            end = i;
        }

        return end;
    }

    // The button's first letter is a Cyrillic one on the pages seen: Сomment.
    private static bool IsButton(string line) =>
        line is ['•', ' ', 'C' or '\u0421' or 'c' or '\u0441', .. var rest] && rest is "omment" or "omments" or "ommenter" or "ommentaire";

    private static bool IsTabs(string line) =>
        line.StartsWith("Comment", StringComparison.OrdinalIgnoreCase) && line.Contains("Facebook", StringComparison.OrdinalIgnoreCase);

    // "Community standards" and "Discussion" run together, whatever the first is called.
    private static bool IsStandards(string line) =>
        line.Length > "Discussion".Length && line.EndsWith("Discussion", StringComparison.Ordinal) && char.IsLower(line[^11])
        || PageLabels.All.Any(row => line.StartsWith(row.Standards, StringComparison.OrdinalIgnoreCase));

    private static bool IsTracking(string line) => line is "Track" or "Do not track" or "TrackDo not track";
}
