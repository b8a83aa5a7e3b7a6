using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>A page's comments as the domain has them: with whose they are, and when they were read.</summary>
public static class PageComments
{
    /// <param name="site">What the authors' names belong to: the article's site, or else its source.</param>
    public static IReadOnlyList<Comment> Of(Page page, string site, DateTimeOffset now) =>
    [
        .. page.Comments.Select(comment => new Comment(
            page.Article.Id,
            comment.Id,
            comment.InReplyTo,
            new(AuthorId.OnSite(site, comment.Author), comment.Author),
            comment.AddressedName,
            comment.Text,
            comment.PostedAt,
            now,
            comment.Edited ? now : null,
            comment.Deleted ? now : null,
            null,
            Origin.Site)),
    ];
}
