namespace NewsBot.Articles;

/// <summary>Tells an edit from a new comment where ids follow from texts: by author, between two unchanged neighbours.</summary>
internal static class CommentEdits
{
    public static IEnumerable<(CommentId KeptAs, CommentId ReadAs)> Find(IReadOnlyList<StoredComment> kept, IReadOnlyList<Comment> read)
    {
        var places = new Dictionary<CommentId, int>();
        foreach (var (place, stored) in kept.Index())
            places.TryAdd(stored.KnownAs, place);

        var unchanged = read.Select(comment => comment.Id).Where(places.ContainsKey).ToHashSet();
        var landmarks = Landmarks(read, places);
        if (landmarks.Count == 0)
            yield break;

        var (keptFrom, readFrom) = (0, 0);
        foreach (var (keptTo, readTo) in landmarks.Append((kept.Count, read.Count)))
        {
            var before = kept.Skip(keptFrom).Take(keptTo - keptFrom).Where(stored => !unchanged.Contains(stored.KnownAs));
            var after = read.Skip(readFrom).Take(readTo - readFrom).Where(comment => !unchanged.Contains(comment.Id));
            foreach (var pair in Pair(before, after, isAtEnd: readTo == read.Count))
                yield return pair;

            (keptFrom, readFrom) = (keptTo + 1, readTo + 1);
        }
    }

    // Between two neighbours an author has as many comments as before, in the same order; only behind the last one may there be more.
    private static IEnumerable<(CommentId, CommentId)> Pair(IEnumerable<StoredComment> kept, IEnumerable<Comment> read, bool isAtEnd)
    {
        var readOf = read.ToLookup(Writer);

        foreach (var before in kept.GroupBy(stored => Writer(stored.Comment)))
        {
            var after = readOf[before.Key].ToList();
            if (after.Count == before.Count() || (isAtEnd && after.Count > before.Count()))
            {
                foreach (var (was, now) in before.Zip(after))
                    yield return (was.KnownAs, now.Id);
            }
        }
    }

    // The most comments that both have in the same order, by patience sorting: what has moved tells nothing of its new neighbours.
    private static List<(int Kept, int Read)> Landmarks(IReadOnlyList<Comment> read, Dictionary<CommentId, int> places)
    {
        var runs = new List<Run>();
        foreach (var (readPlace, comment) in read.Index())
        {
            if (!places.TryGetValue(comment.Id, out var keptPlace))
                continue;

            var length = runs.BinarySearch(new(keptPlace, 0, null));
            length = length < 0 ? ~length : length;
            var run = new Run(keptPlace, readPlace, length == 0 ? null : runs[length - 1]);
            if (length == runs.Count)
                runs.Add(run);
            else
                runs[length] = run;
        }

        var landmarks = new List<(int, int)>();
        for (var run = runs.LastOrDefault(); run is not null; run = run.Before)
            landmarks.Add((run.Kept, run.Read));
        landmarks.Reverse();
        return landmarks;
    }

    private static (AuthorId, string?) Writer(Comment comment) => (comment.Author.Id, comment.AddressedName);

    private sealed class Run(int kept, int read, Run? before) : IComparable<Run>
    {
        public int Kept => kept;

        public int Read => read;

        public Run? Before => before;

        public int CompareTo(Run? other) => kept.CompareTo(other?.Kept);
    }
}
