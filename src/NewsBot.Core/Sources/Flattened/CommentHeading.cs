namespace NewsBot.Sources.Flattened;

/// <summary>The line "All comments" in the page's language, and where the article above it ends.</summary>
/// <param name="Line">Of the heading itself.</param>
/// <param name="ArticleEnd">The line at which the furniture above the comments begins.</param>
/// <param name="TouchesArticle">Whether no blank line parts the article from that furniture: then its last line belongs to the tags.</param>
internal sealed record CommentHeading(PageLabels Labels, int Line, int ArticleEnd, bool TouchesArticle)
{
    private const int LongestButton = 30;
    private const int ShortestStandards = 12;
    private const int LongestStandards = 60;

    // From the heading upwards, each at most once; any may be absent, and their wording varies more than their form.
    private static readonly Func<string, bool>[] Furniture = [IsButton, IsTabs, IsDiscussion, IsStandards, IsTracking];

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

            var line = lines[i].Trim();
            var match = Array.FindIndex(Furniture, next, isOne => isOne(line));
            if (match < 0 && !(next is 1 or 2 && IsGlued(line)))
                break;

            next = match < 0 ? Furniture.Length - 1 : match + 1;
            end = i;
        }

        return end;
    }

    // A list of one button. Its word is no good to know it by: on the pages seen its first letter is a Cyrillic one, Сomment.
    private static bool IsButton(string line) => line.StartsWith('•') && line.Length <= LongestButton;

    private static bool IsTabs(string line) =>
        line.StartsWith("Comment", StringComparison.OrdinalIgnoreCase) && line.Contains("Facebook", StringComparison.OrdinalIgnoreCase);

    private static bool IsDiscussion(string line) => line is "Discussion";

    private static bool IsStandards(string line) =>
        line.EndsWith("Discussion", StringComparison.Ordinal) || PageLabels.All.Any(row => line.StartsWith(row.Standards, StringComparison.OrdinalIgnoreCase));

    // "Community standards" and "Discussion" run together, whatever they are called; above other furniture only.
    private static bool IsGlued(string line) =>
        line.Length is >= ShortestStandards and <= LongestStandards && !line.Contains(',') && line.Skip(1).Zip(line).Any(pair => char.IsUpper(pair.First) && char.IsLower(pair.Second));

    private static bool IsTracking(string line) => line is "Track" or "Do not track" or "TrackDo not track";
}
