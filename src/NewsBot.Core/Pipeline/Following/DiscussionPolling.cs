using NewsBot.Articles;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks a discussion for its comments, again and again while people write.</summary>
public sealed class DiscussionPolling(Database database, Fetcher fetcher, CommentReading reading, CommentAccess access, Ingest ingest) : IPolling
{
    public PollKind Kind => PollKind.Discussion;

    public async Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken)
    {
        var discussion = PollDetails.Discussion(poll.Details);
        var visit = new DiscussionVisit(fetcher, new(poll.EntityTag, poll.ModifiedAt));
        if (await ReadAsync(discussion, visit, cancellationToken) is not { } thread)
            return new(false, LeastWait: visit.KeepFor);

        // What is gone shows in two answers in a row: only an answer with nothing new in it need not be sent again.
        var outcome = await OfAsync(poll.Article, thread, discussion.Holds, cancellationToken);
        return outcome with { LeastWait = visit.KeepFor, Version = outcome.HasNews ? DiscussionVisit.Unknown : visit.Version };
    }

    private async Task<CommentThread?> ReadAsync(FollowedDiscussion discussion, DiscussionVisit visit, CancellationToken cancellationToken)
    {
        try
        {
            var read = await reading.ReadAsync(discussion.Section, access with { Fetch = visit.FetchAsync }, cancellationToken);
            return discussion.Branch is { } branch ? read with { Branch = read.Branch with { Id = new(branch) } } : read;
        }
        catch (UnchangedException)
        {
            return null;
        }
    }

    private async Task<PollOutcome> OfAsync(ArticleId article, CommentThread thread, bool holds, CancellationToken cancellationToken)
    {
        // An article that has nothing to show for it yet needs no branch.
        if (thread.Comments.Count == 0 || !await database.ReadAsync(session => ingest.HasNews(session, article, thread), cancellationToken))
            return new(false);

        return new(true, session =>
        {
            ingest.Save(session, article, thread, isNow: true);
            session.Branches.SetHolds(article, thread.Branch.Id, holds);
        });
    }
}
