using NewsBot.Articles;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>What reading a page changed.</summary>
public sealed record IngestResult(ArticleId Article, bool ArticleChanged, int CommentsAdded, int CommentsEdited);

/// <summary>Page → store: one article with its comments a transaction, only what is new or says something else.</summary>
public sealed class Ingest(Database database, TimeProvider time)
{
    public Task<IngestResult> RunAsync(SourceName source, Page page, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Save(session, source, page), cancellationToken, nameof(Ingest));

    private IngestResult Save(Session session, SourceName source, Page page)
    {
        var now = time.GetUtcNow();
        var article = page.Article.Id;
        var changed = session.Articles.Save(page.Article, source, now);

        // The article stays with the source that had it first, and so do the names under it.
        var site = page.Article.Site ?? session.Articles.SourceOf(article)!.Value.Value;
        var changes = CommentMerge.Of(session.Comments.FromSite(article), PageComments.Of(page, site, now), page.CommentsHaveIds, now);

        session.Comments.Save(changes.Rows);
        if (changes.Rows.Count > 0)
            session.Posts.Touch(article);

        return new(article, changed, changes.Added, changes.Edited);
    }
}
