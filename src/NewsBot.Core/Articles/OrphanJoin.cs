namespace NewsBot.Articles;

/// <summary>Joins replies that name a person to that person's comment once it is there: the latest one before the reply, else the first after it.</summary>
internal static class OrphanJoin
{
    public static void Join(IEnumerable<CommentMerge.Entry> order)
    {
        var entries = order.ToList();
        var byName = entries.Select((entry, place) => (entry, place)).ToLookup(pair => pair.entry.Comment.Author.Name);
        var parents = entries.ToDictionary(entry => entry.Comment.Id, entry => entry.Comment.InReplyTo);

        foreach (var (orphan, place) in entries.Select((entry, place) => (entry, place)))
        {
            if (orphan.Comment is not { InReplyTo: null, AddressedName: { } name, IsTombstone: false })
                continue;

            var candidates = byName[name].OrderBy(other => other.place < place ? -other.place : entries.Count + other.place);
            var parent = candidates.Select(other => other.entry.Comment.Id).Cast<CommentId?>().FirstOrDefault(id => !Answers(id!.Value, orphan.Comment.Id, parents));
            parents[orphan.Comment.Id] = parent;
            orphan.Comment = orphan.Comment with { InReplyTo = parent };
        }
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
