using NewsBot.Articles;

namespace NewsBot.Sources.Flattened;

/// <summary>Finds the comments that a page's replies answer, where it only says whose they are.</summary>
internal static class Addressees
{
    private const int None = -1;

    public static IReadOnlyList<PageComment> Join(ArticleId article, IReadOnlyList<FlatComment> comments, List<string> warnings)
    {
        var parents = ParentsOf(comments, warnings);
        var ids = IdsOf(article, comments);

        return [.. comments.Select((comment, i) => new PageComment(
            ids[i],
            parents[i] == None ? null : ids[parents[i]],
            comment.Author,
            comment.Addressed,
            comment.Text,
            null,
            Edited: false,
            Deleted: false,
            Orphan: comment.Addressed is not null && parents[i] == None))];
    }

    private static CommentId[] IdsOf(ArticleId article, IReadOnlyList<FlatComment> comments)
    {
        var occurrences = new Dictionary<FlatComment, int>();

        return [.. comments.Select(comment =>
        {
            occurrences[comment] = occurrences.GetValueOrDefault(comment) + 1;
            return CommentId.OfContent(article, comment.Author, comment.Addressed, comment.Text, occurrences[comment]);
        })];
    }

    private static int[] ParentsOf(IReadOnlyList<FlatComment> comments, List<string> warnings)
    {
        var parents = new int[comments.Count];
        Array.Fill(parents, None);
        var before = new Dictionary<string, (int Latest, int Count)>();

        for (var i = 0; i < comments.Count; i++)
        {
            var (author, addressed, _) = comments[i];

            if (addressed is not null && before.TryGetValue(addressed, out var parent))
            {
                parents[i] = parent.Latest;
                if (parent.Count > 1)
                    warnings.Add($"{author} answers {addressed}, who has {parent.Count} comments before: the latest was taken.");
            }

            before[author] = (i, before.GetValueOrDefault(author).Count + 1);
        }

        JoinForward(comments, parents, warnings);
        return parents;
    }

    // Pages list comments by age, so an answer to a later one is rare; it comes last, for it could close a circle.
    private static void JoinForward(IReadOnlyList<FlatComment> comments, int[] parents, List<string> warnings)
    {
        var byAuthor = Enumerable.Range(0, comments.Count).ToLookup(i => comments[i].Author);

        for (var i = 0; i < comments.Count; i++)
        {
            if (comments[i].Addressed is not { } addressed || parents[i] != None)
                continue;

            // Nobody of that name stands before, so this looks at no more than two.
            var later = byAuthor[addressed].Where(j => j > i).DefaultIfEmpty(None).First();
            if (later != None && LeadsTo(later, i, parents))
                warnings.Add($"{comments[i].Author} and {addressed} answer each other in a circle: it was cut at {comments[i].Author}.");
            else
                parents[i] = later;
        }
    }

    private static bool LeadsTo(int from, int to, int[] parents)
    {
        for (var i = from; i != None; i = parents[i])
        {
            if (i == to)
                return true;
        }

        return false;
    }
}
