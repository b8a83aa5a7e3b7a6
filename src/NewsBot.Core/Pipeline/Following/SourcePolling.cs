using NewsBot.Sources;
using NewsBot.Sources.Feeds;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks a source what is new; what it lists is asked for page by page.</summary>
public sealed class SourcePolling(Database database, Fetcher fetcher, PageReader reader, ArticleKeeping keeping, TimeProvider time) : IPolling
{
    private const int MostEntries = 500;

    public PollKind Kind => PollKind.Source;

    public async Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Sources.Find(poll.Source), cancellationToken) is not { } kept)
            return new(false, IsOver: true);

        var source = SourceList.ParseOne(kept.Definition);
        var request = new FetchRequest(poll.Address, new(poll.EntityTag, poll.ModifiedAt), Authorization: keeping.Secret(source.Credentials));
        var answer = await fetcher.AskAsync(request, cancellationToken);
        var outcome = answer.Page switch
        {
            null => new PollOutcome(false),
            var page when source.Kind == SourceKind.Page => await OfPageAsync(source, page, cancellationToken),
            var page when source.Kind == SourceKind.Site && !FeedReader.Recognizes(page) => await OfSiteAsync(source, page, cancellationToken),
            var page => await OfFeedAsync(poll, source, FeedReader.Read(page), cancellationToken),
        };

        return outcome with
        {
            Every = source.Every,
            LeastWait = answer.KeepFor > outcome.LeastWait || outcome.LeastWait is null ? answer.KeepFor : outcome.LeastWait,
            Version = outcome.Version ?? answer.Page?.Version,
            MovedTo = outcome.MovedTo ?? answer.MovedTo,
        };
    }

    // A page that announces a feed leads to it; from then on the feed is asked.
    private async Task<PollOutcome> OfSiteAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        var feed = AnnouncedFeeds.Of(page) is [var announced, ..] ? announced : throw new FormatException($"{page.Address} announces no feed.");
        var first = await fetcher.AskAsync(new(feed, Authorization: keeping.Secret(source.Credentials)), cancellationToken);
        var poll = Poll.New(PollKey.Of(source.Name), source.Name, feed, time.GetUtcNow());
        return await OfFeedAsync(poll, source, FeedReader.Read(first.Page!), cancellationToken) with { MovedTo = feed, Version = first.Page!.Version, LeastWait = first.KeepFor };
    }

    private async Task<PollOutcome> OfFeedAsync(Poll poll, Source source, Feed feed, CancellationToken cancellationToken)
    {
        var entries = feed.Articles.Take(MostEntries).DistinctBy(FeedEntry.IdOf).ToList();
        var fresh = await database.ReadAsync(
            session => entries.Where(entry => session.Entries.ContentOf(source.Name, FeedEntry.IdOf(entry)) != FeedEntry.ContentOf(entry)).ToList(), cancellationToken);
        if (fresh.Count == 0)
            return new(false, LeastWait: feed.Ttl);

        // What a source has when it is first read was there before anybody followed it: a few show what will come.
        var newest = fresh.OrderByDescending(entry => entry.PublishedAt ?? entry.UpdatedAt ?? DateTimeOffset.MinValue).ToList();
        var isNews = (poll.ChangedAt is null ? newest.Take(keeping.FirstArticles) : newest).ToHashSet();
        return new(true, session =>
        {
            foreach (var entry in newest.AsEnumerable().Reverse())
            {
                session.Entries.Save(source.Name, FeedEntry.IdOf(entry), FeedEntry.ContentOf(entry), time.GetUtcNow());
                keeping.Take(session, source, FeedEntry.Read(entry, feed, isNews.Contains(entry)));
            }
        }, LeastWait: feed.Ttl);
    }

    private async Task<PollOutcome> OfPageAsync(Source source, FetchedPage fetched, CancellationToken cancellationToken)
    {
        var read = reader.Read(fetched);
        if (read.Page is not { } page)
            throw new FormatException($"{fetched.Address}: {read.Problem}");
        if (!source.Takes(page.Article))
            return new(false);

        var hasNews = await database.ReadAsync(session => keeping.HasNews(session, source, page), cancellationToken);
        return hasNews ? new(true, session => keeping.Keep(session, source, page, read.Sections, null, isNews: true)) : new(false);
    }
}
