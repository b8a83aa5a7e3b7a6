using System.Text.Json.Serialization;

namespace NewsBot.Articles;

/// <summary>Names an article by its URL, or else by its title and first paragraph: the same story read twice has one id.</summary>
public readonly record struct ArticleId(string Value)
{
    public static ArticleId Of(string? url, string title, string? firstParagraph) =>
        new(url is null ? ShortHash.Of("text", title, firstParagraph) : ShortHash.Of("url", url));

    public override string ToString() => Value;
}

/// <summary>The name of a source as the configuration and the commands know it.</summary>
public readonly record struct SourceName(string Value)
{
    /// <summary>What a subscription follows when it follows every source.</summary>
    public static readonly SourceName Every = new("*");

    public override string ToString() => Value;
}

/// <summary>A news article as its page shows it; what the page does not say is null or empty (https://schema.org/Article).</summary>
/// <param name="Site">The host that it lies at, which nobody else can claim; a site's own name for itself only where there is no address.</param>
/// <param name="Byline">Who wrote it, several with a comma between them.</param>
/// <param name="ModifiedAt">When its site changed it, where that is later than it was published.</param>
public sealed record Article(
    string Title,
    string? Url,
    string? Site,
    string? Byline,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? CapturedAt,
    string? Language,
    LeadImage? LeadImage,
    IReadOnlyList<string> Body,
    IReadOnlyList<string> Tags,
    IReadOnlyList<RelatedArticle> Related,
    int? CommentCount,
    DateTimeOffset? ModifiedAt = null)
{
    [JsonIgnore]
    public ArticleId Id => ArticleId.Of(Url, Title, Body.Count > 0 ? Body[0] : null);

    /// <summary>Whether it no longer says something that it said before; more text is no correction.</summary>
    public bool TakesBack(Article before)
    {
        var text = string.Join('\n', Body);
        return Title != before.Title || before.Body.Any(paragraph => !text.Contains(paragraph.TrimEnd(Ellipses), StringComparison.Ordinal));
    }

    // A teaser breaks off where the whole article goes on.
    private static readonly char[] Ellipses = [' ', '.', '…', '[', ']'];
}

/// <summary>The picture above an article, its caption and who made it.</summary>
public sealed record LeadImage(string? Url, string? Caption, string? Credit);

/// <summary>Another article that the page points to.</summary>
public sealed record RelatedArticle(string Title, string? Url);
