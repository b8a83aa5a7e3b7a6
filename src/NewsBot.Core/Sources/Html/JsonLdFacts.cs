using System.Globalization;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>Facts in JSON-LD (https://schema.org/Article), in whatever nesting and however well written.</summary>
internal static class JsonLdFacts
{
    private static readonly string[] WriterNames = ["author", "creator"];
    private static readonly string[] ArticleEndings = ["Article", "Posting", "Report", "Review", "Story"];

    /// <param name="address">Where the page lies, to tell it from other articles that it lists.</param>
    public static PageFacts? Read(PageParts parts, string? address)
    {
        var objects = JsonLdObjects.In(parts.JsonLd);
        var articles = objects.All.Where(IsArticle).ToList();
        var article = articles.Find(one => address is not null && JsonLdObjects.Addresses(one).Contains(address.TrimEnd('/')));
        if (article.ValueKind == JsonValueKind.Undefined)
            article = articles.Find(one => one.TryGetProperty("datePublished", out _) || one.TryGetProperty("headline", out _));
        if (article.ValueKind == JsonValueKind.Undefined)
            article = articles.FirstOrDefault();
        if (article.ValueKind == JsonValueKind.Undefined)
            article = objects.All.FirstOrDefault(one => JsonLdObjects.TypesOf(one).Contains("WebPage"));
        return article.ValueKind == JsonValueKind.Undefined ? null : Facts(article, objects);
    }

    private static bool IsArticle(JsonElement one) =>
        JsonLdObjects.TypesOf(one).Any(type => ArticleEndings.Any(ending => type.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static PageFacts Facts(JsonElement article, JsonLdObjects objects) => new()
    {
        Title = IsArticle(article) ? JsonLdObjects.Text(article, "headline") ?? JsonLdObjects.Text(article, "name") : null,
        Authors = [.. WriterNames.Select(name => objects.Names(article, name)).FirstOrDefault(names => names.Count > 0) ?? []],
        Published = WrittenTime.Read(JsonLdObjects.Text(article, "datePublished") ?? JsonLdObjects.Text(article, "dateCreated")),
        Modified = WrittenTime.Read(JsonLdObjects.Text(article, "dateModified")),
        Url = JsonLdObjects.Text(article, "url") ?? objects.Addressed(article, "mainEntityOfPage"),
        Language = JsonLdObjects.Text(article, "inLanguage"),
        Image = ImageOf(objects.Resolved(article, "image")),
        Tags = TagsOf(article),
        CommentCount = CountOf(article),
        Publisher = objects.Names(article, "publisher") is [var publisher, ..] ? publisher : null,
    };

    private static LeadImage? ImageOf(JsonElement image) => image.ValueKind switch
    {
        JsonValueKind.String => new(JsonLdObjects.Plain(image), null, null),
        JsonValueKind.Object when (JsonLdObjects.Text(image, "url") ?? JsonLdObjects.Text(image, "contentUrl")) is { } url =>
            new(url, JsonLdObjects.Text(image, "caption"), JsonLdObjects.Text(image, "creditText") ?? JsonLdObjects.Text(image, "copyrightHolder")),
        _ => null,
    };

    private static string[] TagsOf(JsonElement article)
    {
        if (!article.TryGetProperty("keywords", out var keywords))
            return [];
        return keywords.ValueKind == JsonValueKind.Array
            ? [.. keywords.EnumerateArray().Select(JsonLdObjects.Plain).OfType<string>()]
            : (JsonLdObjects.Plain(keywords) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static int? CountOf(JsonElement article)
    {
        if (Count(JsonLdObjects.Text(article, "commentCount")) is { } count)
            return count;
        if (!article.TryGetProperty("interactionStatistic", out var statistics))
            return null;

        return JsonLdObjects.Several(statistics)
            .Where(one => one.ValueKind == JsonValueKind.Object && one.GetRawText().Contains("CommentAction", StringComparison.Ordinal))
            .Select(one => Count(JsonLdObjects.Text(one, "userInteractionCount")))
            .FirstOrDefault(found => found is not null);
    }

    private static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
