using NewsBot.Articles;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Elsewhere;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks another place whether an article is discussed there: a few times in the article's first day, and no more once it is.</summary>
public sealed class LookupPolling(Database database, DiscussionSearch search, CommentAccess access, TimeProvider time) : IPolling
{
    private const int MostDiscussions = 3;

    public PollKind Kind => PollKind.Lookup;

    public async Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken)
    {
        var (kept, article) = await database.ReadAsync(session => (session.Sources.Find(poll.Source), session.Articles.Find(poll.Article)), cancellationToken);
        if (kept is null || article?.Url is not { } url || !Enum.TryParse<Place>(poll.Key.Part, out var place) || StoryUrl.VariantsOf(url) is not { Count: > 0 } variants)
            return new(false, IsOver: true);

        var choice = SourceList.ParseOne(kept.Definition).Elsewhere;
        if (!search.Places(choice?.Places, access.Secret).Any(asked => asked.Place == place))
            return new(false, IsOver: true);

        // One look at a time, and each at another form of the address: who finds nothing under one may under the next.
        var variant = variants[Schedule.LookupsBefore(time.GetUtcNow() - poll.BegunAt) % variants.Count];
        var found = (await search.FindAsync(place, variant, access, cancellationToken))
            .Where(discussion => discussion.Comments >= (choice?.Least ?? search.Options.Least))
            .OrderByDescending(discussion => discussion.Comments)
            .Take(MostDiscussions)
            .ToList();
        if (found.Count == 0)
            return new(false);

        return new(true, session =>
        {
            foreach (var (section, _) in found)
                session.Polls.Begin(ArticleKeeping.PollOf(poll.Article, poll.Source, section, null, choice?.Hold ?? true, time.GetUtcNow()));
        }, IsOver: true);
    }
}
