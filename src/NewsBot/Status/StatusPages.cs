using System.Reflection;
using NewsBot.Articles;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Status;

/// <summary>The operator's pages: how everything stands, and one article with its tree.</summary>
internal static class StatusPages
{
    private const int Rows = 100;

    private static readonly string Version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static Html Overview(Session session, bool isConnected, DateTimeOffset startedAt)
    {
        var waiting = session.Status.Waiting(Rows);
        var dead = session.Status.Dead(Rows);
        return Page("NewsBot", Html.Of($"""
            <p class="state {(isConnected ? "good" : "bad")}">{(isConnected ? "Connected to Discord" : "Not connected to Discord")} · servers: {session.Status.Guilds()} · version {Version} · since {Html.Moment(startedAt)} UTC</p>
            {Table("Sources", ["Source", "Articles", "Newest read"], session.Status.Sources().Select(source => Html.Of($"<td>{source.Source.Value}</td><td>{source.Articles}</td><td>{Html.Moment(source.LastNewAt)}</td>")))}
            {Table("Comments", ["Written", "State", "Count"], session.Status.Comments().Select(Counted))}
            {Table("Outbox", ["Delivery", "State", "Count"], session.Status.Deliveries().Select(Counted))}
            {Table("Waiting", ["Article", "Delivery", "State", "Server", "Channel", "Due", "Tries in vain", "Because"], waiting.Select(Undone))}
            {Table("Given up", ["Article", "Delivery", "State", "Server", "Channel", "At", "Tries in vain", "Because"], dead.Select(Undone))}
            {Table("Newest articles", ["Article", "Source", "Dated"], session.Articles.Latest(SourceName.Every, Rows).Select(line => Html.Of($"<td>{LinkTo(line.Id, line.Title)}</td><td>{line.Source.Value}</td><td>{Html.Moment(line.DatedAt)}</td>")))}
            """));
    }

    /// <summary>Null where there is no such article.</summary>
    public static Html? OfArticle(Session session, ArticleId id)
    {
        if (session.Articles.Find(id) is not { } article)
            return null;

        var comments = session.Comments.Everything(id);
        return Page(article.Title, Html.Of($"""
            <p><a href="/">All articles</a>{Html.Join(Facts(article).Select(fact => Html.Of($" · {fact}")))}</p>
            {Html.Join((session.Summaries.Find(id)?.Sentences ?? []).Select(sentence => Html.Of($"<p>{sentence.Text}</p>")))}
            <h2>{comments.Count} comments</h2>
            <p class="legend"><span class="site">from the site</span> <span class="discord">from Discord</span> <span class="deleted">deleted</span> <span class="hidden">hidden</span></p>
            <div class="wide">{TreeDrawing.Draw(comments)}</div>
            """));
    }

    private static IEnumerable<Html> Facts(Article article)
    {
        if (PostComposer.WebUrl(article.Url) is { } url)
            yield return Html.Of($"<a href=\"{url}\" rel=\"noreferrer\">{article.Site ?? url}</a>");
        if (article.Byline is { } byline)
            yield return Html.Of($"{byline}");
        if (article.PublishedAt is { } published)
            yield return Html.Moment(published);
    }

    private static Html Counted(StateCount count) => Html.Of($"<td>{count.Kind}</td><td>{count.State}</td><td>{count.Count}</td>");

    private static Html Undone(UndoneDelivery delivery) => Html.Of($"<td>{LinkTo(delivery.Article, delivery.Title)}</td><td>{delivery.Kind}</td><td>{delivery.State}</td><td>{delivery.Guild}</td><td>{delivery.Channel.Value}</td><td>{Html.Moment(delivery.DueAt)}</td><td>{delivery.Refusals}</td><td>{delivery.Error}</td>");

    private static Html LinkTo(ArticleId article, string title) => Html.Of($"<a href=\"/articles/{Uri.EscapeDataString(article.Value)}\">{title}</a>");

    private static Html Table(string caption, IEnumerable<string> heads, IEnumerable<Html> rows)
    {
        var all = rows.ToList();
        return all.Count == 0
            ? Html.Of($"<h2>{caption}</h2><p>None.</p>")
            : Html.Of($"<h2>{caption}</h2><div class=\"wide\"><table><thead><tr>{Html.Join(heads.Select(head => Html.Of($"<th scope=\"col\">{head}</th>")))}</tr></thead><tbody>{Html.Join(all.Select(row => Html.Of($"<tr>{row}</tr>")))}</tbody></table></div>");
    }

    private static Html Page(string title, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" href="/status.css"><link rel="icon" href="data:,"></head>
        <body><main><h1>{title}</h1>
        {content}
        </main></body>
        </html>
        """);
}
