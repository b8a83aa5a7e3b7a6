namespace NewsBot.Articles;

/// <summary>Joins replies that name a person to that person's comment once it is there: the latest one before the reply, else the first after it.</summary>
internal static class OrphanJoin
{
    public static void Join(IEnumerable<CommentMerge.Entry> order)
    {
        var entries = order.ToList();
        var places = entries.Index().GroupBy(pair => pair.Item.Comment.Author.Name).ToDictionary(group => group.Key, group => group.Select(pair => pair.Index).ToList());
        var parents = entries.ToDictionary(entry => entry.Comment.Id, entry => entry.Comment.InReplyTo);
        var answered = parents.Values.OfType<CommentId>().ToHashSet();

        foreach (var (place, orphan) in entries.Index())
        {
            if (orphan.Comment is not { InReplyTo: null, AddressedName: { } name, IsTombstone: false } || !places.TryGetValue(name, out var named))
                continue;

            var id = orphan.Comment.Id;
            var parent = NearestFirst(named, place)
                .Select(candidate => (CommentId?)entries[candidate].Comment.Id)
                .FirstOrDefault(candidate => candidate != id && !(answered.Contains(id) && Answers(candidate!.Value, id, parents)));
            if (parent is null)
                continue;

            orphan.Comment = orphan.Comment with { InReplyTo = parent };
            parents[id] = parent;
            answered.Add(parent.Value);
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

    private static bool Answers(CommentId comment, CommentId ancestor, Dictionary<CommentId, CommentId?> parents)
    {
        var seen = new HashSet<CommentId>();
        for (CommentId? id = comment; id is { } current && seen.Add(current); id = parents.GetValueOrDefault(current))
        {
            if (current == ancestor)
                return true;
        }

        return false;
    }
}
