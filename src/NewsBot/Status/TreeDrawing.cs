using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Status;

/// <summary>An article's comment tree as a picture: a dot a comment, a line from each to what it answers.</summary>
internal static class TreeDrawing
{
    private const int Most = 5_000;
    private const int Deepest = 40;
    private const int Row = 24;
    private const int Step = 20;
    private const int Margin = 14;
    private const int Radius = 5;
    private const int LabelWidth = 900;
    private const int LabelLength = 110;

    public static Html Draw(IReadOnlyList<Comment> comments)
    {
        var tree = new CommentTree(comments);
        var drawn = tree.DepthFirst().Take(Most).ToList();
        var (width, height) = (Margin + (Step * Math.Min(Deepest, drawn.Select(node => node.Depth).DefaultIfEmpty().Max())) + LabelWidth, Margin + (Row * drawn.Count));

        return Html.Of($"""
            <svg class="tree" role="img" aria-label="{Plural.Counted(null, comments.Count, "comment|comments")}, who answers whom" width="{width}" height="{height}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
            {Html.Join(Nodes(drawn))}
            </svg>
            {(comments.Count > Most ? Html.Of($"<p>Not drawn: {Plural.Counted(null, comments.Count - Most, "comment|comments")}.</p>") : Html.Empty)}
            """);
    }

    // Depth first, so what stands above a node at each depth is the last one drawn there.
    private static IEnumerable<Html> Nodes(IReadOnlyList<(Comment Comment, int Depth)> drawn)
    {
        var above = new List<int>();
        foreach (var (row, (comment, depth)) in drawn.Index())
        {
            above.RemoveRange(depth, above.Count - depth);
            above.Add(row);
            if (depth > 0)
                yield return Html.Of($"<path d=\"M{X(depth - 1)} {Y(above[depth - 1]) + Radius}V{Y(row)}H{X(depth)}\"/>");
            yield return Html.Of($"<circle class=\"{Kind(comment)}\" cx=\"{X(depth)}\" cy=\"{Y(row)}\" r=\"{Radius}\"/><text x=\"{X(depth) + 11}\" y=\"{Y(row) + 4}\">{Label(comment)}</text>");
        }
    }

    private static int X(int depth) => Margin + (Step * Math.Min(depth, Deepest));

    private static int Y(int row) => Margin + (Row * row);

    private static string Kind(Comment comment) => comment switch
    {
        { IsTombstone: true } => "deleted",
        { HiddenAt: not null } => "hidden",
        { Origin: Origin.Discord } => "discord",
        _ => "site",
    };

    private static Html Label(Comment comment)
    {
        var text = comment switch
        {
            { IsTombstone: true } => "(deleted)",
            { HiddenAt: not null } => "(hidden by a moderator)",
            _ => VisibleText.OneLine(comment.Text),
        };
        return Html.Of($"<tspan class=\"author\">{TextCut.Before(VisibleText.OneLine(comment.Author.Name), 40)}</tspan> {TextCut.Before(text, LabelLength)}{(text.Length > LabelLength ? "…" : "")}");
    }
}
