using NewsBot.Articles;

namespace NewsBot.Sources.Comments;

/// <summary>Makes what a source tells the comments of one article: each once, their references kept also to what is not there.</summary>
internal static class SourceComments
{
    /// <summary>A discussion that was read, as a branch of an article.</summary>
    public static PageBranch ToBranch(this CommentThread thread, ArticleId article, List<string> warnings)
    {
        var comments = Join(
            thread.Comments,
            id => CommentId.OfBranch(article, thread.Branch.Id, id),
            (author, text, occurrence) => CommentId.OfBranch(article, thread.Branch.Id, ShortHash.Of("content", author, text, $"{occurrence}")),
            warnings);
        return new(thread.Branch, comments, HaveIds(thread.Comments));
    }

    public static bool HaveIds(IReadOnlyList<SourceComment> comments) => comments.Count == 0 || comments.Any(comment => comment.Id is not null);

    /// <param name="named">The id of a comment that its source names.</param>
    /// <param name="unnamed">The id of one that it does not: from author, text, and which occurrence of both, from 1.</param>
    public static IReadOnlyList<PageComment> Join(IEnumerable<SourceComment> read, Func<string, CommentId> named, Func<string, string, int, CommentId> unnamed, List<string> warnings)
    {
        var places = new Dictionary<CommentId, int>();
        var occurrences = new Dictionary<(string, string), int>();
        var comments = new List<PageComment>();

        foreach (var one in read)
        {
            var id = one.Id is { } known ? named(known) : unnamed(one.Author, one.Text, occurrences[(one.Author, one.Text)] = occurrences.GetValueOrDefault((one.Author, one.Text)) + 1);
            var comment = new PageComment(
                id, one.InReplyTo is { } parent ? named(parent) : null, one.Author, null, one.Text, one.PostedAt, one.Edited || one.EditedAt is not null, one.Deleted, one.Orphan, one.AuthorKey, one.EditedAt);

            if (places.TryAdd(id, comments.Count))
                comments.Add(comment);
            else
            {
                warnings.Add($"Two comments have the id '{one.Id}': the later one was taken.");
                comments[places[id]] = comment;
            }
        }

        WarnOfCircles(comments, places, warnings);
        return [.. comments.Select(comment => comment with { Orphan = IsOrphan(comment, places) })];
    }

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
