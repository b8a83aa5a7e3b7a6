using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>A page's comments as the domain has them: with whose they are, and when they were read.</summary>
public static class PageComments
{
    /// <param name="site">What the authors' names belong to: the article's site, or else its source.</param>
    public static IReadOnlyList<Comment> Of(Page page, string site, DateTimeOffset now) =>
        [.. Of(page.Article.Id, null, page.Comments, site, now), .. page.Branches.SelectMany(branch => Of(page.Article.Id, branch.Branch, branch.Comments, site, now))];

    /// <summary>The comments of one branch; null for those that the page itself lists.</summary>
    public static IReadOnlyList<Comment> Of(ArticleId article, Branch? branch, IReadOnlyList<PageComment> comments, string site, DateTimeOffset now) =>
    [
        .. comments.Select(comment => new Comment(
            article,
            comment.Id,
            comment.InReplyTo,
            new(AuthorId.OnSite(branch?.Site ?? site, comment.AuthorKey ?? comment.Author), comment.Author),
            comment.AddressedName,
            comment.Text,
            comment.PostedAt,
            now,
            comment.EditedAt ?? (comment.Edited ? now : null),
            comment.Deleted ? now : null,
            null,
            Origin.Site,
            branch?.Id)),
    ];
}
