using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Status;

/// <summary>An article's comment tree as a picture: a sign a comment, a line from each to what it answers; the style sheet draws both.</summary>
internal static class TreeDrawing
{
    private const int Most = 5_000;
    private const int Deepest = 40;
    private const int NameLength = 40;
    private const int TextLength = 200;

    private static readonly (string Sign, string Meaning)[] Signs = [("site", "from the site"), ("discord", "from Discord"), ("deleted", "deleted"), ("hidden", "hidden by a moderator")];

    /// <summary>What each sign stands for.</summary>
    public static Html Legend => Html.Of($"<p class=\"legend\">{Html.Join(Signs.Select(sign => Html.Of($"<span class=\"sign {sign.Sign}\">{sign.Meaning}</span> ")))}</p>");

    public static Html Draw(IReadOnlyList<Comment> comments) => comments.Count == 0 ? Html.Empty : Html.Of($"""
        <ul class="tree">{Html.Join(Nodes([.. new CommentTree(comments).DepthFirst().Take(Most)]))}</ul>
        {(comments.Count > Most ? Html.Of($"<p>Not drawn: {Plural.Counted(null, comments.Count - Most, "comment|comments")}.</p>") : Html.Empty)}
        """);

    // Depth first, so that what is answered stands open when its answers come; what is deeper than there is room stands beside.
    private static IEnumerable<Html> Nodes(IReadOnlyList<(Comment Comment, int Depth)> drawn)
    {
        var open = -1;
        foreach (var (comment, deep) in drawn)
        {
            var depth = Math.Min(deep, Deepest);
            for (; open > depth; open--)
                yield return Html.Of($"</li></ul>");
            if (open >= 0)
                yield return depth > open ? Html.Of($"<ul>") : Html.Of($"</li>");
            open = depth;
            yield return Html.Of($"<li><span class=\"sign {Kind(comment)}\">{Label(comment)}</span>");
        }

        for (; open > 0; open--)
            yield return Html.Of($"</li></ul>");
        yield return Html.Of($"</li>");
    }

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
            { IsTombstone: true } => Html.Of($"(deleted)"),
            { HiddenAt: not null } => Html.Of($"(hidden by a moderator)"),
            _ => Html.Short(comment.Text, TextLength),
        };
        return Html.Of($"<b>{Html.Short(comment.Author.Name, NameLength)}</b> {text}");
    }
}
