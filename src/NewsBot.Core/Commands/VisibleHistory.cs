using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

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
            foreach (var line in lines.Where(line => line.Origin == nameof(Origin.Site) || CanSee(viewer, line)))
                yield return line;

            if (lines.Count < PageSize)
                yield break;
            before = (lines[^1].WrittenAt, lines[^1].Id);
        }
    }

    /// <summary>The people whose names begin with a text and whose words the viewer may read somewhere.</summary>
    public IEnumerable<AuthorLine> Authors(Session session, Member viewer, string typed) =>
        session.History.Authors(typed, viewer.Guild).Where(author => author.Origin == nameof(Origin.Site) || Lines(session, viewer, author.Id, Newest).Any());

    /// <summary>Whether the viewer can go to where a comment stands.</summary>
    public bool CanSee(Member viewer, HistoryLine line) => line.Place is { } place && chat.CanSee(viewer, place);
}
