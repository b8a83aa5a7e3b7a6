using System.Reflection;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Sources;

namespace NewsBot.Status;

/// <summary>The operator's pages: how everything stands, and one article with its tree.</summary>
internal static class StatusPages
{
    private const int Rows = 100;
    private const int FirstSources = 20;
    private const int SourcesOnAPage = 200;
    private const int TitleLength = 120;
    private const int NameLength = 80;
    private const int ReasonLength = 200;
    private const int SentenceLength = 500;

    private static readonly string[] OfSource = ["Source", "Articles", "Newest", "Asked", "Next", "Answers"];
    private static readonly string[] OfDelivery = ["Article", "Delivery", "State", "Server", "Channel", "Due", "In vain", "Because"];

    private static readonly string Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static Html Overview(Session session, bool isConnected, DateTimeOffset startedAt)
    {
        var sources = session.Status.Sources();
        var deliveries = session.Status.Deliveries();
        var waiting = CountOf(deliveries, DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Removing);
        var (givenUp, silent) = (CountOf(deliveries, DeliveryState.Dead), sources.Count(source => source.Error is not null));
        return Page("NewsBot", Html.Of($"NewsBot"), Html.Of($"""
            <p class="state {(isConnected ? "good" : "bad")}">{(isConnected ? "Connected to Discord" : "Not connected to Discord")} · servers: {session.Status.Guilds()} · version {Version} · since {Html.Moment(startedAt)} UTC</p>
            <p>Waiting: <b>{waiting}</b> · given up: <b class="{(givenUp > 0 ? "bad" : "")}">{givenUp}</b> · sources without an answer: <b class="{(silent > 0 ? "bad" : "")}">{silent}</b></p>
            {StatusTable.Draw($"Sources: {sources.Count}", OfSource, sources.Take(FirstSources).Select(Cells), sources.Count > FirstSources ? Html.Of($"<p><a href=\"/sources\">All {sources.Count} sources</a>, those without an answer first</p>") : Html.Empty)}
            {StatusTable.Draw($"Waiting: {waiting}", OfDelivery, session.Status.Waiting(Rows).Select(Cells), Left(waiting))}
            {StatusTable.Draw($"Given up: {givenUp}", OfDelivery, session.Status.Dead(Rows).Select(Cells), Left(givenUp))}
            <div class="beside">
            <section>{StatusTable.Draw("Outbox", ["Delivery", "State", "Count"], deliveries.Select(Cells), Html.Empty)}</section>
            <section>{StatusTable.Draw("Comments", ["Written", "State", "Count"], session.Status.Comments().Select(Cells), Html.Empty)}</section>
            </div>
            {StatusTable.Draw("Newest articles", ["Article", "Source", "Dated"], session.ArticleLists.Latest(SourceName.Every, Rows).Select(Cells), Html.Empty)}
            """));
    }

    /// <summary>All sources, page by page.</summary>
    /// <param name="number">From 1; what is beyond the last is the last.</param>
    public static Html OfSources(Session session, int number)
    {
        var sources = session.Status.Sources();
        var pages = Math.Max(1, (sources.Count + SourcesOnAPage - 1) / SourcesOnAPage);
        var shown = Math.Clamp(number, 1, pages);
        return Page("Sources", Html.Of($"Sources"), Html.Of($"""
            <p><a href="/">Overview</a>{Html.Join(Enumerable.Range(1, pages).Select(page => page == shown ? Html.Of($" · <b>{page}</b>") : Html.Of($" · <a href=\"/sources?page={page}\">{page}</a>")))}</p>
            {StatusTable.Draw($"Sources: {sources.Count}", OfSource, sources.Skip((shown - 1) * SourcesOnAPage).Take(SourcesOnAPage).Select(Cells), Html.Empty)}
            """));
    }

    /// <summary>Null where there is no such article.</summary>
    public static Html? OfArticle(Session session, ArticleId id)
    {
        if (session.Articles.Find(id) is not { } article)
            return null;

        var comments = session.Comments.Everything(id);
        return Page(VisibleText.OneLine(article.Title, NameLength), Html.Short(article.Title, TitleLength), Html.Of($"""
            <p><a href="/">Overview</a>{Html.Join(Facts(article).Select(fact => Html.Of($" · {fact}")))}</p>
            {Html.Join((session.Summaries.Find(id)?.Sentences ?? []).Select(sentence => Html.Of($"<p>{Html.Short(sentence.Text, SentenceLength)}</p>")))}
            <h2>{Plural.Counted(null, comments.Count, "comment|comments")}</h2>
            {TreeDrawing.Legend}
            <div class="wide" tabindex="0" role="region" aria-label="Comment tree">{TreeDrawing.Draw(comments)}</div>
            """));
    }

    private static IEnumerable<Html> Facts(Article article)
    {
        if (PostComposer.WebUrl(article.Url) is { } url)
            yield return Html.Of($"<a href=\"{url}\" rel=\"noreferrer\">{Html.Short(article.Site ?? url, NameLength)}</a>");
        if (article.Byline is { } byline)
            yield return Html.Short(byline, NameLength);
        if (article.PublishedAt is { } published)
            yield return Html.Moment(published);
    }

    private static Html[] Cells(SourceStatus source) =>
    [
        Html.Short(source.Source.Value, NameLength),
        Html.Of($"{source.Articles}"),
        Html.Moment(source.NewestAt),
        Html.Moment(source.PolledAt),
        Html.Moment(source.State is nameof(PollState.Live) or nameof(PollState.Failing) ? source.NextAt : null),
        source switch
        {
            { Error: { } error } => Html.Of($"<span class=\"bad\">no answer {source.Failures} times: {Html.Short(error, ReasonLength)}</span>"),
            { State: null } => Html.Of($"is not asked"),
            { State: nameof(PollState.Paused) } => Html.Of($"is paused"),
            { State: nameof(PollState.Over) } => Html.Of($"is asked no more"),
            { PolledAt: null } => Html.Of($"not asked yet"),
            _ => Html.Of($"yes"),
        },
    ];

    private static Html[] Cells(UndoneDelivery delivery) =>
    [
        LinkTo(delivery.Article, delivery.Title),
        Html.Of($"{delivery.Kind}"),
        Html.Of($"{delivery.State}"),
        Html.Short(delivery.Guild, NameLength),
        Html.Of($"{delivery.Channel.Value}"),
        Html.Moment(delivery.DueAt),
        Html.Of($"{delivery.Refusals}"),
        Html.Short(delivery.Error ?? "", ReasonLength),
    ];

    private static Html[] Cells(StateCount count) => [Html.Of($"{count.Kind}"), Html.Of($"{count.State}"), Html.Of($"{count.Count}")];

    private static Html[] Cells(ArticleLine line) => [LinkTo(line.Id, line.Title), Html.Short(line.Source.Value, NameLength), Html.Moment(line.DatedAt)];

    private static Html Left(long count) => count > Rows ? Html.Of($"<p>and {count - Rows} more</p>") : Html.Empty;

    private static long CountOf(IEnumerable<StateCount> counts, params DeliveryState[] states) =>
        counts.Where(count => states.Any(state => state.ToString() == count.State)).Sum(count => count.Count);

    private static Html LinkTo(ArticleId article, string title) => Html.Of($"<a href=\"/articles/{Uri.EscapeDataString(article.Value)}\">{Html.Short(title, TitleLength)}</a>");

    /// <param name="title">Of the window, plainly.</param>
    private static Html Page(string title, Html heading, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" href="/status.css"><link rel="icon" href="data:,"></head>
        <body><main><h1>{heading}</h1>
        {content}
        </main></body>
        </html>
        """);
}
