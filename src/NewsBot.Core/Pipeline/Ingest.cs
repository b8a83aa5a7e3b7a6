using NewsBot.Articles;
using NewsBot.Sources;
using NewsBot.Sources.Comments;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>What reading a page changed.</summary>
public sealed record IngestResult(ArticleId Article, bool ArticleChanged, int CommentsAdded, int CommentsEdited);

/// <summary>Page → store: one article with its comments a transaction, only what is new or says something else.</summary>
public sealed class Ingest(Database database, TimeProvider time)
{
    public Task<IngestResult> RunAsync(SourceName source, Page page, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Save(session, source, page), cancellationToken, nameof(Ingest));

    /// <summary>Keeps a page as part of a larger transaction.</summary>
    /// <param name="sourceId">What the source calls the article; null where it does not.</param>
    /// <param name="isNews">Whether the source's followers are to have it, where it is new to them.</param>
    public IngestResult Save(Session session, SourceName source, Page page, string? sourceId = null, bool isNews = true)
    {
        var now = time.GetUtcNow();
        var article = page.Article;
        var id = session.Stories.Find(article, source, sourceId, now) ?? article.Id;

        // What somebody else tells of a story that is known is no correction of it.
        var isItsOwn = id == article.Id || session.Articles.SourceOf(id) is not { } owner || owner == source;
        var changed = isItsOwn && session.Articles.Save(id, article, source, now, isNews);
        session.Sightings.Add(id, source, isNews);
        session.Stories.Save(id, article, source, sourceId, changed);

        var isItsPage = isItsOwn || StoryUrl.AreSame(session.Articles.Find(id)!.Url, article.Url);
        var changes = Discussions(page, isItsPage)
            .Select(read => id == article.Id ? read : read with { Comments = KnownComments.Recognize(read.Comments, KeptOf(session, id, read.Branch?.Id)) })
            .Select(read => Save(session, id, read.Branch, read.Comments, read.HaveIds))
            .ToList();
        return new(id, changed, changes.Sum(change => change.Added), changes.Sum(change => change.Edited));
    }

    /// <summary>Whether a page says anything that is not kept already of its article.</summary>
    public bool HasNews(Session session, ArticleId id, Page page) =>
        !session.Articles.IsAsKept(id, page.Article) || Discussions(page, isItsPage: true).Any(read => Compare(session, id, read.Branch, read.Comments, read.HaveIds).Rows.Count > 0);

    // Of each site that has the article, its own comments are a discussion by themselves.
    private static IEnumerable<Discussion> Discussions(Page page, bool isItsPage)
    {
        var site = page.Article.Site ?? page.File;
        yield return new(isItsPage ? null : new(new($"page/{site}"), site, page.Article.Url, site), page.Comments, page.CommentsHaveIds);
        foreach (var (branch, comments, haveIds) in page.Branches)
            yield return new(isItsPage ? branch : branch with { Id = new($"{branch.Id}@{site}") }, comments, haveIds);
    }

    /// <summary>Keeps one discussion of an article that is stored already, and leaves its others alone; what is wrong with its comments is told.</summary>
    public Task<(CommentChanges Changes, IReadOnlyList<string> Warnings)> RunAsync(ArticleId article, CommentThread thread, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Save(session, article, thread), cancellationToken, nameof(Ingest));

    /// <summary>Keeps one discussion as part of a larger transaction.</summary>
    /// <param name="isNow">Whether its source was asked for it just now, so that what a whole one lacks is gone.</param>
    public (CommentChanges Changes, IReadOnlyList<string> Warnings) Save(Session session, ArticleId article, CommentThread thread, bool isNow = false)
    {
        var warnings = new List<string>(thread.Warnings);
        var branch = thread.ToBranch(article, warnings);
        return (Save(session, article, branch.Branch, branch.Comments, branch.HaveIds, isNow && thread.IsWhole), warnings);
    }

    /// <summary>Whether a discussion that its source was asked for just now says anything that is not kept already.</summary>
    public bool HasNews(Session session, ArticleId article, CommentThread thread)
    {
        var branch = thread.ToBranch(article, []);
        return Compare(session, article, branch.Branch, branch.Comments, branch.HaveIds, thread.IsWhole).Rows.Count > 0 || session.Branches.Find(article, branch.Branch.Id) != branch.Branch;
    }

    private CommentChanges Save(Session session, ArticleId article, Branch? branch, IReadOnlyList<PageComment> comments, bool haveIds, bool isWhole = false)
    {
        // A page that lists none is no branch of its own.
        var isRenamed = branch is not null && (comments.Count > 0 || session.Branches.Find(article, branch.Id) is not null) && session.Branches.Save(article, branch);
        var changes = Compare(session, article, branch, comments, haveIds, isWhole);

        session.Comments.Save(changes.Rows);
        if (changes.Rows.Count > 0 || isRenamed)
            session.Posts.Touch(article);
        return changes;
    }

    private CommentChanges Compare(Session session, ArticleId article, Branch? branch, IReadOnlyList<PageComment> comments, bool haveIds, bool isWhole = false)
    {
        // The article stays with the source that had it first, and so do the names under it.
        var site = session.Articles.Find(article)!.Site ?? session.Articles.SourceOf(article)!.Value.Value;
        var now = time.GetUtcNow();
        var kept = KeptOf(session, article, branch?.Id);
        return CommentMerge.Of(kept, PageComments.Of(article, branch, comments, site, now), haveIds, now, isWhole);
    }

    private static List<StoredComment> KeptOf(Session session, ArticleId article, BranchId? branch) =>
        [.. session.Comments.FromSite(article).Where(stored => stored.Comment.Branch == branch)];

    /// <param name="Branch">Null for the comments that the article's page itself lists.</param>
    private sealed record Discussion(Branch? Branch, IReadOnlyList<PageComment> Comments, bool HaveIds);
}
