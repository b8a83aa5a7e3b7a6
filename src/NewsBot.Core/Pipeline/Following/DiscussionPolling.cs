using NewsBot.Sources.Comments;
using NewsBot.Storage;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks a discussion for its comments, again and again while people write.</summary>
public sealed class DiscussionPolling(Database database, CommentReading reading, CommentAccess access, Ingest ingest) : IPolling
{
    public PollKind Kind => PollKind.Discussion;

    public async Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken)
    {
        var discussion = PollDetails.Discussion(poll.Details);
        var read = await reading.ReadAsync(discussion.Section, access, cancellationToken);
        var thread = discussion.Branch is { } branch ? read with { Branch = read.Branch with { Id = new(branch) } } : read;

        // An article that has nothing to show for it yet needs no branch.
        if (thread.Comments.Count == 0 || !await database.ReadAsync(session => ingest.HasNews(session, poll.Article, thread), cancellationToken))
            return new(false);

        return new(true, session =>
        {
            ingest.Save(session, poll.Article, thread, isNow: true);
            session.Branches.SetHolds(poll.Article, thread.Branch.Id, discussion.Holds);
        });
    }
}
