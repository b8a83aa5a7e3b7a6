namespace NewsBot.Articles;

/// <summary>The comments of one article by who answers whom, siblings in the order given; every comment has exactly one place.</summary>
public sealed class CommentTree
{
    private readonly Dictionary<CommentId, Comment> _comments = [];
    private readonly Dictionary<CommentId, CommentId?> _parents = [];
    private readonly ILookup<CommentId?, Comment> _replies;

    public CommentTree(IReadOnlyCollection<Comment> comments)
    {
        foreach (var comment in comments)
            _comments[comment.Id] = comment;

        foreach (var comment in comments)
            _parents[comment.Id] = ParentOf(comment);

        _replies = comments.ToLookup(c => _parents[c.Id]);
    }

    /// <summary>Parents before their replies, each branch finished before the next begins, with its depth (roots are 0).</summary>
    public IEnumerable<(Comment Comment, int Depth)> DepthFirst()
    {
        var pending = new Stack<(Comment, int)>(_replies[null].Reverse().Select(root => (root, 0)));

        while (pending.TryPop(out var next))
        {
            yield return next;

            foreach (var reply in _replies[next.Item1.Id].Reverse())
                pending.Push((reply, next.Item2 + 1));
        }
    }

    public bool HasReplies(CommentId comment) => _replies[comment].Any();

    /// <summary>The comment's parent, then the parent's parent, up to the root.</summary>
    public IEnumerable<Comment> AncestorsOf(CommentId comment)
    {
        for (var parent = _parents[comment]; parent is { } id; parent = _parents[id])
            yield return _comments[id];
    }

    // Sites delete comments and keep the answers: a reply whose parent is not here stands at the top.
    // Ids from outside can also form a circle, which is cut open where it would close.
    private CommentId? ParentOf(Comment comment)
    {
        if (comment.InReplyTo is not { } parent || !_comments.ContainsKey(parent))
            return null;

        for (CommentId? ancestor = parent; ancestor is { } id; ancestor = _parents.GetValueOrDefault(id))
        {
            if (id == comment.Id)
                return null;
        }

        return parent;
    }
}
