using System.Net;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks for the page of an article that a source has listed, for its whole text and its discussions; and while it is news a few times again, for what was corrected without a word in the source.</summary>
public sealed class ArticlePolling(Database database, Fetcher fetcher, PageReader reader, ArticleKeeping keeping) : IPolling
{
    // A page that cannot be had is no reason to keep back what the source itself has said.
    private const int MostTries = 4;

    public PollKind Kind => PollKind.Article;

    public async Task<PollOutcome> AskAsync(Poll poll, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Sources.Find(poll.Source), cancellationToken) is not { } kept)
            return new(false, IsOver: true);

        var source = SourceList.ParseOne(kept.Definition);
        var listed = PollDetails.Article(poll.Details);
        return poll.ChangedAt is null ? await FirstAsync(poll, source, listed, cancellationToken) : await AgainAsync(poll, source, listed, cancellationToken);
    }

    private async Task<PollOutcome> FirstAsync(Poll poll, Source source, ListedArticle listed, CancellationToken cancellationToken)
    {
        FetchAnswer? answer = null;
        try
        {
            answer = await FetchAsync(poll, source, cancellationToken);
        }
        catch (FetchException exception) when (IsFinal(exception) || poll.Failures + 1 >= MostTries)
        {
            // What was listed is all there is.
        }

        var read = answer is null ? null : reader.Read(answer.Page!);
        var page = read?.Page is { } found
            ? found with { Article = FeedEntry.Merge(listed, found.Article) }
            : new(poll.Address.AbsoluteUri, listed.Article, [], [], CommentsHaveIds: true);
        if (!source.Takes(page.Article))
            return new(false, IsOver: true);

        return new(true, session => keeping.Keep(session, source, page, read?.Sections ?? [], listed, listed.IsNews), LeastWait: answer?.KeepFor, Version: answer?.Page!.Version, IsOver: read?.Page is null || !listed.IsNews);
    }

    private async Task<PollOutcome> AgainAsync(Poll poll, Source source, ListedArticle listed, CancellationToken cancellationToken)
    {
        FetchAnswer answer;
        try
        {
            answer = await FetchAsync(poll, source, cancellationToken);
        }
        catch (FetchException exception)
        {
            // It is kept, and is asked for seldom enough: who gives no answer now may the next time.
            return new(false, LeastWait: exception.RetryAfter, IsOver: IsFinal(exception));
        }

        var outcome = new PollOutcome(false, LeastWait: answer.KeepFor, Version: answer.Page?.Version);
        if (answer.Page is not { } fetched || reader.Read(fetched) is not { Page: { } found } read)
            return outcome;

        var page = found with { Article = FeedEntry.Merge(listed, found.Article) };
        return await database.ReadAsync(session => keeping.IsCorrected(session, source, page, listed), cancellationToken)
            ? outcome with { HasNews = true, Keep = session => keeping.Keep(session, source, page, read.Sections, listed, listed.IsNews) }
            : outcome;
    }

    private Task<FetchAnswer> FetchAsync(Poll poll, Source source, CancellationToken cancellationToken) => fetcher.AskAsync(
        new(poll.Address, new(poll.EntityTag, poll.ModifiedAt), Authorization: SameSite(poll.Address, source) ? keeping.Secret(source.Credentials) : null), cancellationToken);

    private static bool SameSite(Uri address, Source source) => new Uri(source.Address).Authority == address.Authority;

    private static bool IsFinal(FetchException exception) => exception.Status is
        HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnavailableForLegalReasons;
}
