using System.Globalization;
using System.Text;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Summaries;
using NewsBot.Terminal;

namespace NewsBot.CommandLine;

/// <summary>An article, its summary and its comment tree as indented text for a terminal.</summary>
internal static class ArticleText
{
    public static string Write(Article article, Summary? summary, IReadOnlyList<Comment> comments, IReadOnlyList<Branch> branches, IReadOnlyList<string> warnings, string? note)
    {
        var text = new StringBuilder();
        text.AppendLine(TerminalText.Clean(article.Title));
        text.AppendLine(string.Join(" · ", Facts(article, comments.Count, note)));

        if (summary is { Sentences.Count: > 0 })
            text.AppendLine().AppendLine(TerminalText.Clean(string.Join(" ", summary.Sentences.Select(sentence => sentence.Text))));

        text.AppendLine();
        AppendTree(text, comments, branches);

        foreach (var warning in warnings)
            text.AppendLine($"! {TerminalText.Clean(warning)}");
        return text.AppendLine().ToString();
    }

    // A branch is headed where its first comment stands at the top.
    private static void AppendTree(StringBuilder text, IReadOnlyList<Comment> comments, IReadOnlyList<Branch> branches)
    {
        var headed = new HashSet<BranchId>();
        foreach (var (comment, depth) in new CommentTree(comments).DepthFirst())
        {
            if (depth == 0 && comment.Branch is { } id && headed.Add(id) && branches.FirstOrDefault(branch => branch.Id == id) is { } branch)
                text.AppendLine(TerminalText.Clean($"  — {branch.Label}{(branch.Url is null ? "" : $" ({branch.Url})")}"));
            text.Append(' ', 2 + (depth * 2)).AppendLine($"{TerminalText.Clean(comment.Author.Name)}: {TextOf(comment)}");
        }
    }

    private static IEnumerable<string> Facts(Article article, int comments, string? note)
    {
        if (article.Site is { } site)
            yield return TerminalText.Clean(site);
        if ((article.PublishedAt ?? article.CapturedAt) is { } time)
            yield return time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
        yield return Plural.Counted(null, article.Body.Count, "paragraph|paragraphs");
        yield return Plural.Counted(null, comments, "comment|comments") + (note is null ? "" : $" ({note})");
    }

    private static string TextOf(Comment comment) =>
        comment.HiddenAt is not null ? "(hidden by a moderator)" : comment.IsTombstone ? "(deleted)" : TerminalText.Clean(comment.Text);
}
