namespace NewsBot.Articles;

/// <summary>The comments of one article by who answers whom, siblings in the order given; every comment has exactly one place.</summary>
public sealed class CommentTree
{
    private readonly Dictionary<CommentId, Comment> _comments = [];
    private readonly HashSet<CommentId> _cutOpen = [];
    private readonly ILookup<CommentId?, Comment> _replies;

    public CommentTree(IEnumerable<Comment> comments)
    {
        var ordered = comments.DistinctBy(comment => comment.Id).ToList();
        foreach (var comment in ordered)
            _comments.Add(comment.Id, comment);

        CutCirclesOpen(ordered);
        _replies = ordered.ToLookup(comment => ParentOf(comment.Id));
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

    public IEnumerable<Comment> RepliesTo(CommentId comment) => _replies[comment];

    /// <summary>The comment's parent, then the parent's parent, up to the root.</summary>
    public IEnumerable<Comment> AncestorsOf(CommentId comment)
    {
        for (var parent = ParentOf(comment); parent is { } id; parent = ParentOf(id))
            yield return _comments[id];
    }

    // Sites delete comments and keep the answers: a reply whose parent is not here stands at the top.
    private CommentId? ParentOf(CommentId comment) => _cutOpen.Contains(comment) ? null : Answered(comment);

    private CommentId? Answered(CommentId comment) =>
        _comments[comment].InReplyTo is { } parent && _comments.ContainsKey(parent) ? parent : null;

    // Ids from outside can answer each other in a circle: of these, the first in the order given becomes a root.
    private void CutCirclesOpen(List<Comment> ordered)
    {
        var places = ordered.Select((comment, place) => (comment.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var reachedFrom = new Dictionary<CommentId, CommentId>();

        foreach (var start in ordered)
        {
            CommentId? at = start.Id;
            while (at is { } id && reachedFrom.TryAdd(id, start.Id))
                at = Answered(id);

            if (at is { } closing && reachedFrom[closing] == start.Id)
                _cutOpen.Add(Circle(closing).MinBy(id => places[id]));
        }
    }

    private IEnumerable<CommentId> Circle(CommentId member)
    {
        yield return member;
        for (var next = Answered(member)!.Value; next != member; next = Answered(next)!.Value)
            yield return next;
    }
}
