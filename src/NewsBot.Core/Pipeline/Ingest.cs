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
        database.WriteAsync(session =>
        {
            var changed = session.Articles.Save(page.Article, source, time.GetUtcNow());
            var article = page.Article.Id;
            var changes = page.Branches.Select(branch => Save(session, article, branch.Branch, branch.Comments, branch.HaveIds))
                .Prepend(Save(session, article, null, page.Comments, page.CommentsHaveIds))
                .ToList();
            return new IngestResult(article, changed, changes.Sum(change => change.Added), changes.Sum(change => change.Edited));
        }, cancellationToken, nameof(Ingest));

    /// <summary>Keeps one discussion of an article that is stored already, and leaves its others alone; what is wrong with its comments is told.</summary>
    public Task<(CommentChanges Changes, IReadOnlyList<string> Warnings)> RunAsync(ArticleId article, CommentThread thread, CancellationToken cancellationToken)
    {
        var warnings = new List<string>(thread.Warnings);
        var branch = thread.ToBranch(article, warnings);
        return database.WriteAsync(session => (Save(session, article, branch.Branch, branch.Comments, branch.HaveIds), (IReadOnlyList<string>)warnings), cancellationToken, nameof(Ingest));
    }

    private CommentChanges Save(Session session, ArticleId article, Branch? branch, IReadOnlyList<PageComment> comments, bool haveIds)
    {
        // The article stays with the source that had it first, and so do the names under it.
        var site = session.Articles.Find(article)!.Site ?? session.Articles.SourceOf(article)!.Value.Value;
        var now = time.GetUtcNow();
        var isRenamed = branch is not null && session.Branches.Save(article, branch);
        var kept = session.Comments.FromSite(article).Where(stored => stored.Comment.Branch == branch?.Id).ToList();
        var changes = CommentMerge.Of(kept, PageComments.Of(article, branch, comments, site, now), haveIds, now);

        session.Comments.Save(changes.Rows);
        if (changes.Rows.Count > 0 || isRenamed)
            session.Posts.Touch(article);
        return changes;
    }
}
