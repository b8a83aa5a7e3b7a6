using NewsBot.Articles;

namespace NewsBot.Discussions;

/// <summary>A discussion as lines, each answer set in below what it answers.</summary>
public static class Outline
{
    /// <summary>How far in a line may begin; what lies deeper says how deep.</summary>
    private const int DeepestStep = 8;

    /// <summary>One line a comment, in the tree's order, with what follows from its depth; what is gone and answered by nobody is left out.</summary>
    public static IReadOnlyList<OutlineLine> Of(IReadOnlyList<Comment> comments)
    {
        var tree = new CommentTree(comments);
        return [.. tree.DepthFirst().Where(place => place.Comment.IsReadable || tree.HasReplies(place.Comment.Id)).Select(place => new OutlineLine(place.Comment, Lead(place.Depth)))];
    }

    private static string Lead(int depth) => depth switch
    {
        0 => "",
        <= DeepestStep => new string(' ', (depth - 1) * 2) + "└ ",
        _ => new string(' ', (DeepestStep - 1) * 2) + $"└{depth} ",
    };
}

/// <param name="Lead">What stands before it and shows how deep it lies.</param>
public sealed record OutlineLine(Comment Comment, string Lead);
