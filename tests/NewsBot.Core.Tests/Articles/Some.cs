using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Articles;

/// <summary>Articles and comments to test with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly SourceName Source = new("Herald");

    public static Article Article(string title = "A bridge is opened", string? url = "https://herald.example/bridge", params string[] body) => new(
        title, url, "herald.example", null, null, null, "en", null, body.Length > 0 ? body : ["The bridge was opened on Monday."], [], [], null);

    public static ArticleId ArticleId => Article().Id;

    public static Comment Comment(string id, string? inReplyTo = null, string author = "Ann", string text = "", string? addressed = null, DateTimeOffset? postedAt = null) => new(
        ArticleId, new(id), inReplyTo is null ? null : new CommentId(inReplyTo), new(AuthorId.OnSite("herald.example", author), author), addressed,
        text.Length > 0 ? text : $"Text of {id}", postedAt, Time, null, null, null, Origin.Site);

    public static PageComment PageComment(string id, string? inReplyTo = null, string author = "Ann", string? text = null, bool deleted = false) =>
        new(new(id), inReplyTo is null ? null : new CommentId(inReplyTo), author, null, text ?? $"Text of {id}", null, false, deleted, false);

    public static Page Page(Article article, params PageComment[] comments) => new("page.txt", article, comments, [], CommentsHaveIds: true);
}
