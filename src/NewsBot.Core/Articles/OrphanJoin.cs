namespace NewsBot.Articles;

/// <summary>Joins replies that name a person to that person's comment once it is there: the latest one before the reply, else the first after it.</summary>
internal static class OrphanJoin
{
    public static void Join(IEnumerable<CommentMerge.Entry> order)
    {
        var entries = order.ToList();
        var named = entries.Index().GroupBy(pair => pair.Item.Comment.Author.Name).ToDictionary(group => group.Key, group => group.Select(pair => pair.Index).ToList());
        var roots = new Roots(entries.Select(entry => entry.Comment));

        foreach (var (place, orphan) in entries.Index())
        {
            if (orphan.Comment is not { InReplyTo: null, AddressedName: { } name, IsTombstone: false } || !named.TryGetValue(name, out var places))
                continue;

            // What answers the orphan, at whatever depth, cannot be what it answers.
            var parent = NearestFirst(places, place)
                .Select(candidate => (CommentId?)entries[candidate].Comment.Id)
                .FirstOrDefault(candidate => roots.Of(candidate!.Value) != orphan.Comment.Id);
            if (parent is not { } found)
                continue;

            orphan.Comment = orphan.Comment with { InReplyTo = found };
            roots.Join(orphan.Comment.Id, found);
        }
    }

    private static IEnumerable<int> NearestFirst(List<int> places, int place)
    {
        var after = places.BinarySearch(place);
        after = after < 0 ? ~after : after;

        for (var i = after - 1; i >= 0; i--)
            yield return places[i];
        for (var i = after; i < places.Count; i++)
            yield return places[i];
    }

    /// <summary>Which comment each discussion began with; answers in a row are followed once and then remembered.</summary>
    private sealed class Roots
    {
        private readonly Dictionary<CommentId, CommentId> _above;

        public Roots(IEnumerable<Comment> comments)
        {
            var all = comments.ToList();
            _above = all.ToDictionary(comment => comment.Id, comment => comment.Id);
            foreach (var comment in all)
            {
                if (comment.InReplyTo is { } parent && _above.ContainsKey(parent) && Of(parent) != comment.Id)
                    Join(comment.Id, parent);
            }
        }

        public void Join(CommentId root, CommentId parent) => _above[root] = parent;

        public CommentId Of(CommentId comment)
        {
            var root = comment;
            while (_above[root] != root)
                root = _above[root];

            while (comment != root)
                (comment, _above[comment]) = (_above[comment], root);
            return root;
        }
    }
}
