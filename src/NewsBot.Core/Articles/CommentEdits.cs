namespace NewsBot.Articles;

/// <summary>Tells an edit from a new comment where ids follow from texts: by author, between two unchanged neighbours.</summary>
internal static class CommentEdits
{
    public static List<(CommentId KeptAs, CommentId ReadAs)> Find(IReadOnlyList<StoredComment> kept, IReadOnlyList<Comment> read)
    {
        var places = kept.Select((stored, place) => (stored.KnownAs, place)).ToDictionary(pair => pair.KnownAs, pair => pair.place);
        var unchanged = read.Select(comment => comment.Id).Where(places.ContainsKey).ToHashSet();
        var edits = new List<(CommentId, CommentId)>();
        if (unchanged.Count == 0)
            return edits;

        var (keptFrom, readFrom) = (0, 0);
        for (var readTo = 0; readTo <= read.Count; readTo++)
        {
            var atEnd = readTo == read.Count;
            if (!atEnd && !unchanged.Contains(read[readTo].Id))
                continue;

            var keptTo = atEnd ? kept.Count : places[read[readTo].Id];
            if (keptTo > keptFrom)
                Pair(kept.Skip(keptFrom).Take(keptTo - keptFrom).Where(stored => !unchanged.Contains(stored.KnownAs)), read.Skip(readFrom).Take(readTo - readFrom), atEnd, edits);

            (keptFrom, readFrom) = (keptTo + 1, readTo + 1);
        }

        return edits;
    }

    // Between two neighbours an author has as many comments as before, in the same order; only behind the last one may there be more.
    private static void Pair(IEnumerable<StoredComment> kept, IEnumerable<Comment> read, bool atEnd, List<(CommentId, CommentId)> edits)
    {
        var readOf = read.ToLookup(Writer);

        foreach (var before in kept.GroupBy(stored => Writer(stored.Comment)))
        {
            var after = readOf[before.Key].ToList();
            if (after.Count == before.Count() || (atEnd && after.Count > before.Count()))
                edits.AddRange(before.Zip(after, (was, now) => (was.KnownAs, now.Id)));
        }
    }

    private static (AuthorId, string?) Writer(Comment comment) => (comment.Author.Id, comment.AddressedName);
}
