namespace NewsBot.Articles;

/// <summary>What reading a page again changes: rows to write, and how many of them are new or say something else.</summary>
public sealed record CommentChanges(IReadOnlyList<StoredComment> Rows, int Added, int Edited);

/// <summary>Joins a page's comments to those already kept, so that nothing is doubled and nothing is dropped.</summary>
public sealed class CommentMerge
{
    // So many may go at once; more than that, and more than half, is rather a fault of the source's.
    private const int MostMissing = 5;

    private readonly DateTimeOffset _now;
    private readonly bool _isWhole;
    private readonly IReadOnlyList<StoredComment> _kept;
    private readonly LinkedList<Entry> _order = [];
    private readonly Dictionary<CommentId, LinkedListNode<Entry>> _byKnownName = [];
    private readonly HashSet<CommentId> _usedIds = [];

    private CommentMerge(IReadOnlyList<StoredComment> kept, DateTimeOffset now, bool isWhole)
    {
        (_kept, _now, _isWhole) = (kept, now, isWhole);

        foreach (var stored in kept.Where(stored => _usedIds.Add(stored.Comment.Id)))
            _byKnownName.TryAdd(stored.KnownAs, _order.AddLast(new Entry(stored, stored.Comment, stored.KnownAs)));
    }

    /// <summary>Compares a discussion with what is kept of it: a page's own comments, or one branch of its article.</summary>
    /// <param name="kept">In their order.</param>
    /// <param name="read">In page order, with the page's ids.</param>
    /// <param name="haveIds">Whether the source names its comments; else a changed text has a changed id, and its neighbours tell which it was.</param>
    /// <param name="isWhole">Whether the source was asked for all of them, just now: what it has no more is gone.</param>
    public static CommentChanges Of(IReadOnlyList<StoredComment> kept, IReadOnlyList<Comment> read, bool haveIds, DateTimeOffset now, bool isWhole = false)
    {
        var merge = new CommentMerge(kept, now, isWhole && haveIds);
        var distinct = read.DistinctBy(comment => comment.Id).ToList();
        if (!haveIds)
            merge.RenameEdited(distinct);
        merge.Place(distinct);
        merge.Miss(distinct);
        OrphanJoin.Join(merge._order);
        return merge.Changes();
    }

    private void RenameEdited(IReadOnlyList<Comment> read)
    {
        foreach (var (keptAs, readAs) in CommentEdits.Find(_kept, read))
        {
            if (!_byKnownName.Remove(keptAs, out var node))
                continue;

            node.Value.KnownAs = readAs;
            _byKnownName[readAs] = node;
        }
    }

    // What is new stands behind what stood before it on the page; a page of only new comments continues the old ones.
    private void Place(IReadOnlyList<Comment> read)
    {
        var firstKnown = read.Select(comment => _byKnownName.GetValueOrDefault(comment.Id)).FirstOrDefault(node => node is not null);
        var previous = firstKnown is null ? _order.Last : null;

        foreach (var comment in read)
        {
            if (!_byKnownName.TryGetValue(comment.Id, out var node))
            {
                var entry = new Entry(null, comment with { Id = Unused(comment.Id) }, comment.Id);
                node = previous is not null ? _order.AddAfter(previous, entry) : firstKnown is not null ? _order.AddBefore(firstKnown, entry) : _order.AddFirst(entry);
                _byKnownName[comment.Id] = node;
            }

            previous = node;
        }

        foreach (var comment in read)
        {
            var entry = _byKnownName[comment.Id].Value;
            entry.Comment = Updated(entry, comment);
        }
    }

    // Pages shift while one after another is asked for, and what is searched lags behind: gone is what two answers in a row do not have.
    private void Miss(IReadOnlyList<Comment> read)
    {
        if (!_isWhole)
            return;

        var there = read.Select(comment => comment.Id).ToHashSet();
        var live = _order.Where(entry => entry is { Stored: not null, Comment.DeletedAt: null }).ToList();
        var missing = live.Where(entry => !there.Contains(entry.KnownAs)).ToList();
        if (missing.Count > MostMissing && missing.Count > live.Count / 2)
            return;

        foreach (var entry in missing)
        {
            if (entry.MissedAt is not null)
                entry.Comment = entry.Comment with { Text = "", DeletedAt = _now };
            entry.MissedAt ??= _now;
        }
    }

    // What was deleted stays so, whatever an older copy of the page still has of it. What was only missing may be found again.
    private Comment Updated(Entry entry, Comment read)
    {
        var current = entry.Comment;
        if (_isWhole && entry.MissedAt is not null)
            (current, entry.MissedAt) = (current with { DeletedAt = null, Text = current.DeletedAt is null ? current.Text : read.Text }, null);

        var parent = read.InReplyTo is { } id ? _byKnownName.TryGetValue(id, out var node) ? node.Value.Comment.Id : id : current.InReplyTo;
        var deletedAt = current.DeletedAt ?? read.DeletedAt;
        var text = deletedAt is null ? read.Text : "";
        var saysElse = entry.Stored is not null && deletedAt is null && current.Text != text;

        return current with
        {
            Author = read.Author,
            AddressedName = read.AddressedName ?? current.AddressedName,
            InReplyTo = parent,
            Text = text,
            PostedAt = current.PostedAt ?? read.PostedAt,
            EditedAt = saysElse ? read.EditedAt ?? _now : current.EditedAt ?? read.EditedAt,
            DeletedAt = deletedAt,
        };
    }

    // A comment edited away from a text and another one that says it now would derive the same id.
    private CommentId Unused(CommentId id)
    {
        while (!_usedIds.Add(id))
            id = new(ShortHash.Of("again", id.Value));
        return id;
    }

    private CommentChanges Changes()
    {
        var rows = _order.Select((entry, position) => (entry, row: new StoredComment(entry.Comment, entry.KnownAs, position, entry.MissedAt))).Where(pair => pair.row != pair.entry.Stored).ToList();
        return new(
            [.. rows.Select(pair => pair.row)],
            rows.Count(pair => pair.entry.Stored is null),
            rows.Count(pair => pair.entry.Stored is { } stored && stored.Comment != pair.row.Comment));
    }

    internal sealed class Entry(StoredComment? stored, Comment comment, CommentId knownAs)
    {
        public StoredComment? Stored { get; } = stored;

        public Comment Comment { get; set; } = comment;

        public CommentId KnownAs { get; set; } = knownAs;

        public DateTimeOffset? MissedAt { get; set; } = stored?.MissedAt;
    }
}
