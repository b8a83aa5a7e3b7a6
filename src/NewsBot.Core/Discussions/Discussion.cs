using NewsBot.Articles;

namespace NewsBot.Discussions;

/// <summary>What people talk about under an article: how much, by how many, and where the talk is.</summary>
/// <param name="Comments">How many can be read; what we say ourselves does not count.</param>
/// <param name="Removed">How many could be read once.</param>
/// <param name="Longest">The longest line of answers; null where nobody answers anybody.</param>
/// <param name="MostAnswered">The two or three comments with most answers by others, most first.</param>
/// <param name="Words">What people speak of and the article does not, what most of them say first.</param>
public sealed record Discussion(int Comments, int Removed, int People, Exchange? Longest, IReadOnlyList<AnsweredComment> MostAnswered, IReadOnlyList<string> Words)
{
    private const int MostQuoted = 3;

    /// <param name="comments">In their order, with those that cannot be read any more.</param>
    public static Discussion Of(Article article, IReadOnlyList<Comment> comments)
    {
        var tree = new CommentTree(comments.Where(comment => !comment.IsOurs));
        var talk = tree.DepthFirst().Select(place => place.Comment).Where(comment => comment.IsReadable).ToList();

        return new(
            talk.Count,
            comments.Count(comment => !comment.IsReadable),
            talk.DistinctBy(comment => comment.Author.Id).Count(),
            LongestOf(tree),
            MostAnsweredOf(tree, talk),
            AddedWords.In(article, talk));
    }

    private static Exchange? LongestOf(CommentTree tree)
    {
        var (line, longest) = (new List<Comment>(), new List<Comment>());
        foreach (var (comment, depth) in tree.DepthFirst())
        {
            line.RemoveRange(depth, line.Count - depth);
            line.Add(comment);
            if (line.Count(step => step.IsReadable) > longest.Count)
                longest = [.. line.Where(step => step.IsReadable)];
        }

        return longest.Count < 2 ? null : new(longest[0].Id, longest.Count, [.. longest.DistinctBy(comment => comment.Author.Id).Select(comment => comment.Author.Name)]);
    }

    private static List<AnsweredComment> MostAnsweredOf(CommentTree tree, List<Comment> talk) =>
    [
        .. talk
            .Select(comment => new AnsweredComment(comment.Id, tree.RepliesTo(comment.Id).Count(reply => reply.IsReadable && reply.Author.Id != comment.Author.Id)))
            .Where(answered => answered.Answers > 0)
            .OrderByDescending(answered => answered.Answers)
            .Take(MostQuoted),
    ];
}

/// <summary>A line of answers: where it begins, how many comments it is long, and who takes part, in the order they join.</summary>
public sealed record Exchange(CommentId First, int Length, IReadOnlyList<string> Names);

/// <summary>A comment, and how many others have answered it.</summary>
public sealed record AnsweredComment(CommentId Comment, int Answers);
