using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Elsewhere;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Keeps what sources have, and begins to ask for what belongs to it: its page, its discussions, and those elsewhere.</summary>
public sealed class ArticleKeeping(Ingest ingest, DiscussionSearch search, CommentAccess access, IOptions<FollowOptions> options, TimeProvider time)
{
    public int FirstArticles => options.Value.FirstArticles;

    /// <summary>What the settings have under a name; null without a name, or where nothing is there.</summary>
    public string? Secret(string? name) => name is null ? null : access.Secret(name);

    /// <summary>Takes what a source has listed: its page is asked for next, or where it has none it is kept as it is.</summary>
    internal void Take(Session session, Source source, ListedArticle listed)
    {
        if (source.Except?.Matches(listed.Article) == true)
            return;

        if (Uri.TryCreate(listed.Article.Url, UriKind.Absolute, out var address))
            session.Polls.Save(Poll.New(PollKey.Of(PollKind.Article, listed.Article.Id, source.Name.Value), source.Name, address, time.GetUtcNow(), PollDetails.Write(listed)));
        else if (source.Takes(listed.Article))
            ingest.Save(session, source.Name, new(source.Address, listed.Article, [], [], CommentsHaveIds: true), listed.SourceId, listed.IsNews);
    }

    /// <summary>Whether a page says anything that is not kept already.</summary>
    internal bool HasNews(Session session, Source source, Page page) =>
        session.Stories.Find(page.Article, source.Name, null, time.GetUtcNow()) is not { } id || ingest.HasNews(session, id, page);

    /// <summary>Whether a page that was read before says something else of the same article. One that has lost most of its text is taken for what some sites show in its place: that it must be paid for, or is no longer there.</summary>
    internal bool IsCorrected(Session session, Source source, Page page, ListedArticle listed)
    {
        var now = time.GetUtcNow();
        return session.Stories.Find(listed.Article, source.Name, listed.SourceId, now) is { } id
            && session.Stories.Find(page.Article, source.Name, null, now) == id
            && session.Articles.SourceOf(id) == source.Name
            && source.Takes(page.Article)
            && LengthOf(page.Article) * 2 >= LengthOf(session.Articles.Find(id)!)
            && ingest.HasNews(session, id, page);
    }

    internal void Keep(Session session, Source source, Page page, IReadOnlyList<CommentSection> sections, ListedArticle? listed, bool isNews)
    {
        var id = ingest.Save(session, source.Name, page, listed?.SourceId, isNews).Article;
        if (listed?.Article.Url is { } listedUrl)
            session.Stories.Save(id, listedUrl);

        // Several sources may lead to one page, and several pages to one discussion: it is asked once, by whoever found it first.
        var isItsOwn = session.Articles.SourceOf(id) == source.Name || StoryUrl.AreSame(session.Articles.Find(id)!.Url, page.Article.Url);
        var asked = session.Polls.Of(PollKind.Discussion, id).Select(poll => PollDetails.Discussion(poll.Details).Section).ToList();
        foreach (var section in SectionsOf(source, page, sections, listed).Where(section => !asked.Any(section.IsSameAs)))
            session.Polls.Begin(PollOf(id, source.Name, section, isItsOwn ? null : $"{section.Id}@{source.Name}", holds: false, time.GetUtcNow()));
        foreach (var (place, api) in search.CanBeKnown(page.Article.Url) ? search.Places(source.Elsewhere?.Places, access.Secret) : [])
            session.Polls.Begin(Poll.New(PollKey.Of(PollKind.Lookup, id, place.ToString()), source.Name, api, time.GetUtcNow(), wait: Schedule.FirstLookup));
    }

    internal static Poll PollOf(ArticleId article, SourceName source, CommentSection section, string? branch, bool holds, DateTimeOffset now) =>
        Poll.New(PollKey.Of(PollKind.Discussion, article, branch ?? section.Id.Value), source, section.Api, now, PollDetails.Write(new FollowedDiscussion(section, branch, holds)));

    private static int LengthOf(Article article) => article.Body.Sum(paragraph => paragraph.Length);

    // What a source's definition says goes before what its pages show.
    private static IEnumerable<CommentSection> SectionsOf(Source source, Page page, IReadOnlyList<CommentSection> found, ListedArticle? listed)
    {
        if (source.Comments?.System == CommentChoice.None)
            return [];

        var address = Uri.TryCreate(page.Article.Url, UriKind.Absolute, out var url) ? url : null;
        IEnumerable<CommentSection> all = listed?.CommentFeed is { } feed && found.All(section => section.Id.Value != "comments") && address is not null
            ? [.. found, new(CommentSystem.Feed, address, feed)]
            : found;
        if (source.Comments is not { } choice || !Enum.TryParse<CommentSystem>(choice.System, ignoreCase: true, out var system))
            return all;

        var api = choice.Url is { } given ? new Uri(given) : null;
        var chosen = all.Where(section => section.System == system).ToList();
        if (chosen.Count == 0 && address is not null && api is not null)
            chosen = [new(system, address, api)];
        return chosen.Select(section => section with { Api = api ?? section.Api, Site = choice.Site ?? section.Site, Credentials = choice.Credentials ?? section.Credentials });
    }
}
