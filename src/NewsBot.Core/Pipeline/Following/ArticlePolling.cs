using System.Net;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks for the page of an article that a source has listed, once: for its whole text and its discussions.</summary>
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
        var read = await ReadAsync(poll, source, cancellationToken);
        var page = read?.Page is { } found
            ? found with { Article = FeedEntry.Merge(listed, found.Article) }
            : new(poll.Address.AbsoluteUri, listed.Article, [], [], CommentsHaveIds: true);
        if (!source.Takes(page.Article))
            return new(false, IsOver: true);

        return new(true, session => keeping.Keep(session, source, page, read?.Sections ?? [], listed, listed.IsNews), IsOver: true);
    }

    private async Task<ReadResult?> ReadAsync(Poll poll, Source source, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await fetcher.AskAsync(new(poll.Address, Authorization: SameSite(poll.Address, source) ? keeping.Secret(source.Credentials) : null), cancellationToken);
            return reader.Read(answer.Page!);
        }
        catch (FetchException exception) when (IsFinal(exception) || poll.Failures + 1 >= MostTries)
        {
            return null;
        }
    }

    private static bool SameSite(Uri address, Source source) => new Uri(source.Address).Authority == address.Authority;

    private static bool IsFinal(FetchException exception) => exception.Status is
        HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnavailableForLegalReasons;
}
