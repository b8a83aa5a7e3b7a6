using NewsBot.Articles;

namespace NewsBot.Discussions;

/// <summary>What people talk about under an article: how much, by how many, and where the talk is.</summary>
/// <param name="Comments">How many can be read; what we say ourselves does not count.</param>
/// <param name="Removed">How many could be read once.</param>
/// <param name="Longest">The longest line of answers; null where nobody answers anybody.</param>
/// <param name="MostAnswered">The two or three comments with most answers by others, most first; of those with one, what begins the longest threads.</param>
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
            MostAnsweredOf(tree),
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

    // Where nobody in a thread is answered twice, its first says what it is about.
    private static List<AnsweredComment> MostAnsweredOf(CommentTree tree)
    {
        var told = new HashSet<CommentId>();
        return
        [
            .. ThreadsOf(tree)
                .SelectMany(thread => thread.Select(comment => (Thread: thread, Answered: new AnsweredComment(comment.Id, AnswersTo(tree, comment)))))
                .Where(of => of.Answered.Answers > 0)
                .OrderByDescending(of => of.Answered.Answers)
                .ThenByDescending(of => of.Thread.Count)
                .Where(of => told.Add(of.Thread[0].Id) || of.Answered.Answers > 1)
                .Select(of => of.Answered)
                .Take(MostQuoted),
        ];
    }

    private static int AnswersTo(CommentTree tree, Comment comment) => tree.RepliesTo(comment.Id).Count(reply => reply.IsReadable && reply.Author.Id != comment.Author.Id);

    // What can be read of each, from where it begins.
    private static List<List<Comment>> ThreadsOf(CommentTree tree)
    {
        var threads = new List<List<Comment>>();
        foreach (var (comment, depth) in tree.DepthFirst())
        {
            if (depth == 0)
                threads.Add([]);
            if (comment.IsReadable)
                threads[^1].Add(comment);
        }

        return threads;
    }
}

/// <summary>A line of answers: where it begins, how many comments it is long, and who takes part, in the order they join.</summary>
public sealed record Exchange(CommentId First, int Length, IReadOnlyList<string> Names);

/// <summary>A comment, and how many others have answered it.</summary>
public sealed record AnsweredComment(CommentId Comment, int Answers);
