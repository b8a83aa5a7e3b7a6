using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>Comments whose source names them, each once, their references kept also to what is not there.</summary>
internal static class JsonComments
{
    public static IReadOnlyList<PageComment> Read(ArticleId article, IReadOnlyList<CommentLine?> lines, List<string> warnings)
    {
        var places = new Dictionary<CommentId, int>();
        var occurrences = new Dictionary<(string, string), int>();
        var comments = new List<PageComment>(lines.Count);

        foreach (var line in lines.OfType<CommentLine>())
        {
            var comment = Comment(article, line, occurrences, warnings);

            if (places.TryAdd(comment.Id, comments.Count))
                comments.Add(comment);
            else
            {
                warnings.Add($"Two comments have the id '{line.Id}': the later one was taken.");
                comments[places[comment.Id]] = comment;
            }
        }

        WarnOfCircles(comments, places, warnings);
        return [.. comments.Select(comment => comment with { Orphan = IsOrphan(comment, places) })];
    }

    private static PageComment Comment(ArticleId article, CommentLine line, Dictionary<(string, string), int> occurrences, List<string> warnings)
    {
        var (author, text) = (line.Author ?? "", line.Text ?? "");
        var parent = JsonPage.Known(line.InReplyTo);

        return new PageComment(
            JsonPage.Known(line.Id) is { } id ? CommentId.OfSource(article, id) : CommentId.OfContent(article, author, null, text, NextOccurrence(occurrences, (author, text))),
            parent is null ? null : CommentId.OfSource(article, parent),
            author,
            null,
            text,
            JsonPage.Time(line.PostedAt, "postedAt", warnings),
            line.Edited ?? false,
            line.Deleted ?? false,
            line.Orphan ?? false);
    }

    private static int NextOccurrence(Dictionary<(string, string), int> occurrences, (string, string) content) =>
        occurrences[content] = occurrences.GetValueOrDefault(content) + 1;

    // A source may also say so itself, of a reply that no longer knows whom it answered.
    private static bool IsOrphan(PageComment comment, Dictionary<CommentId, int> places) =>
        comment.InReplyTo is { } parent ? !places.ContainsKey(parent) : comment.Orphan;

    private static void WarnOfCircles(List<PageComment> comments, Dictionary<CommentId, int> places, List<string> warnings)
    {
        var walks = new int[comments.Count];

        for (var start = 0; start < comments.Count; start++)
        {
            // Each comment is walked over once; meeting one's own walk again is a circle.
            var i = start;
            while (walks[i] == 0)
            {
                walks[i] = start + 1;
                if (comments[i].InReplyTo is not { } parent || !places.TryGetValue(parent, out i))
                    break;
                if (walks[i] == start + 1)
                    warnings.Add($"The comment of {comments[i].Author} answers itself in a circle of replies.");
            }
        }
    }
}
