using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.People;
using NewsBot.Storage.Searches;

namespace NewsBot.Commands.Histories;

/// <summary>Histories cut to what a viewer may see: what a person of the chat wrote is seen only by those who can see where they wrote it.</summary>
public sealed class VisibleHistory(IChatClient chat)
{
    private const int PageSize = 11;

    // Of somebody who wrote much where the viewer cannot look, no more than this is looked at.
    private const int MostLookedAt = 2_000;

    /// <summary>Before everything that anybody has written.</summary>
    public static readonly (DateTimeOffset Moment, CommentId Id) Newest = (DateTimeOffset.MaxValue, new("~"));

    /// <summary>What somebody wrote before a moment, newest first, read as far as it is wanted.</summary>
    public IEnumerable<HistoryLine> Lines(Session session, Member viewer, AuthorId author, (DateTimeOffset Moment, CommentId Id) before)
    {
        for (var looked = 0; looked < MostLookedAt; looked += PageSize)
        {
            var lines = session.History.InGuild(author, viewer.Guild, before, PageSize);
            foreach (var line in lines.Where(line => MayRead(session, viewer, line)))
                yield return line;

            if (lines.Count < PageSize)
                yield break;
            before = (lines[^1].WrittenAt, lines[^1].Id);
        }
    }

    /// <summary>What several authors wrote who are one, newest first.</summary>
    public IEnumerable<HistoryLine> Lines(Session session, Member viewer, IReadOnlyList<AuthorId> authors, (DateTimeOffset Moment, CommentId Id) before)
    {
        var next = authors.Select(author => Lines(session, viewer, author, before).GetEnumerator()).Where(lines => lines.MoveNext()).ToList();
        while (next.Count > 0)
        {
            var newest = next.MaxBy(lines => (lines.Current.WrittenAt, lines.Current.Id.Value), Order)!;
            yield return newest.Current;
            if (!newest.MoveNext())
                next.Remove(newest);
        }
    }

    /// <summary>What matches, newest first, each with its place in the index.</summary>
    /// <param name="before">The place before which to begin.</param>
    public IEnumerable<(long Entry, HistoryLine Line)> Found(Session session, Member viewer, SearchQuery query, long before)
    {
        var range = query.Range with { Before = Math.Min(query.Range.Before, before) };
        for (var looked = 0; looked < MostLookedAt; looked += PageSize)
        {
            var entries = session.Search.Newest(query.Match, range, PageSize);
            foreach (var entry in entries)
            {
                if (session.History.Find(entry, viewer.Guild) is { } line && MayRead(session, viewer, line))
                    yield return (entry, line);
            }

            if (entries.Count < PageSize)
                yield break;
            range = range with { Before = entries[^1] };
        }
    }

    /// <summary>The people whose names begin with a text and whose words the viewer may read somewhere.</summary>
    public IEnumerable<AuthorLine> Authors(Session session, Member viewer, string typed) =>
        session.Authors.Named(typed, viewer.Guild).Where(author => author.Origin == nameof(Origin.Site) || Lines(session, viewer, author.Id, Newest).Any());

    private bool MayRead(Session session, Member viewer, HistoryLine line) =>
        (line.Origin == nameof(Origin.Site) || (line.Place is { } place && chat.CanSee(viewer, place))) && (viewer.ForAdults || !session.Articles.IsForAdults(line.Article));

    private static readonly Comparer<(DateTimeOffset At, string Id)> Order = Comparer<(DateTimeOffset At, string Id)>.Create(
        (one, other) => one.At.CompareTo(other.At) is not 0 and var byTime ? byTime : string.CompareOrdinal(one.Id, other.Id));
}
