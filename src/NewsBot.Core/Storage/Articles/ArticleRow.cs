using NewsBot.Articles;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Articles;

/// <summary>An article as its columns have it: times in UTC, their offsets in minutes beside them.</summary>
internal sealed record ArticleRow(
    ArticleId Id,
    SourceName Source,
    string Title,
    string TitleKey,
    string? Url,
    string? Site,
    string? Byline,
    DateTimeOffset? PublishedAt,
    long? PublishedOffset,
    DateTimeOffset? CapturedAt,
    long? CapturedOffset,
    string? Language,
    LeadImage? LeadImage,
    IReadOnlyList<string> Body,
    IReadOnlyList<string> Tags,
    IReadOnlyList<RelatedArticle> Related,
    long? CommentCount,
    DateTimeOffset? ModifiedAt,
    long? ModifiedOffset,
    string Content,
    DateTimeOffset SeenAt)
{
    public static ArticleRow Of(ArticleId id, Article article, SourceName source, DateTimeOffset seenAt) => new(
        id,
        source,
        article.Title,
        SearchKey.Of(article.Title),
        article.Url,
        article.Site,
        article.Byline,
        article.PublishedAt,
        Minutes(article.PublishedAt),
        article.CapturedAt,
        Minutes(article.CapturedAt),
        article.Language,
        article.LeadImage,
        article.Body,
        article.Tags,
        article.Related,
        article.CommentCount,
        article.ModifiedAt,
        Minutes(article.ModifiedAt),
        ContentOf(article),
        seenAt);

    public Article ToArticle() => new(
        Title, Url, Site, Byline, At(PublishedAt, PublishedOffset), At(CapturedAt, CapturedOffset), Language, LeadImage, Body, Tags, Related, (int?)CommentCount, At(ModifiedAt, ModifiedOffset));

    // When it was captured or changed, how many comments it counts and what stands beside it are left out: none of them makes it another text.
    public static string ContentOf(Article article) => ShortHash.Of(
        [
            article.Title, article.Url, article.Site, article.Byline, $"{article.PublishedAt?.ToUnixTimeMilliseconds()}", article.Language,
            article.LeadImage?.Url, article.LeadImage?.Caption, article.LeadImage?.Credit,
            .. article.Body, "/tags", .. article.Tags,
        ]);

    private static long? Minutes(DateTimeOffset? time) => (long?)time?.Offset.TotalMinutes;

    private static DateTimeOffset? At(DateTimeOffset? time, long? minutes) => time?.ToOffset(TimeSpan.FromMinutes(minutes ?? 0));
}
