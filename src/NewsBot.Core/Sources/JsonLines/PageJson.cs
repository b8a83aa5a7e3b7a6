using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Sources.JsonLines;

/// <summary>Writes pages as JSON, one a line, so that <see cref="PageReader"/> reads the same page back.</summary>
public static partial class PageJson
{
    // Letters of every script as they are: the lines are for a terminal and a file, never for a script within a web page.
    private static readonly PageJsonContext Readable = new(new(PageJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    /// <summary>The page in the line's shape, to which the host adds what it knows besides.</summary>
    public static PageLine LineOf(Page page, SummaryLine? summary = null) => new(
        page.File,
        LineOf(page.Article),
        summary,
        [.. page.Comments.Select(comment => LineOf(comment, null)), .. page.Branches.SelectMany(branch => branch.Comments.Select(comment => LineOf(comment, branch.Branch.Id)))],
        page.Warnings,
        page.Grows is { } grows ? new GrowthLine(grows.First, grows.Every.ToString("c", CultureInfo.InvariantCulture)) : null,
        page.Branches.Count == 0 ? null : [.. page.Branches.Select(branch => new BranchLine(branch.Branch.Id.Value, branch.Branch.Label, branch.Branch.Url, branch.Branch.Site))]);

    public static string Write(PageLine line) =>
        EscapedPair.Replace(JsonSerializer.Serialize(line, Readable.PageLine), match => match.Length == 2 ? match.Value : Regex.Unescape(match.Value));

    private static ArticleLine LineOf(Article article) => new(
        article.Title,
        article.Url,
        article.Site,
        article.Byline,
        TimeOf(article.PublishedAt),
        TimeOf(article.CapturedAt),
        article.Language,
        article.LeadImage is { } image && image != new LeadImage(null, null, null) ? new LeadImageLine(image.Url, image.Caption, image.Credit) : null,
        article.Body,
        article.Tags,
        [.. article.Related.Select(related => new RelatedLine(related.Title, related.Url))],
        article.CommentCount,
        TimeOf(article.ModifiedAt));

    private static CommentLine LineOf(PageComment comment, BranchId? branch) => new(
        comment.Id.Value,
        comment.InReplyTo?.Value,
        comment.Author,
        comment.Text,
        TimeOf(comment.PostedAt),
        comment.Edited,
        comment.Deleted,
        comment.Orphan,
        TimeOf(comment.EditedAt),
        comment.AuthorKey,
        branch?.Value);

    private static string? TimeOf(DateTimeOffset? time) => time?.ToString(TimeForm, CultureInfo.InvariantCulture);

    // Even the relaxed encoder escapes what lies beyond 16 bits (emoji); an escaped backslash is passed over whole.
    [GeneratedRegex(@"\\\\|\\uD[89AB][0-9A-F]{2}\\uD[C-F][0-9A-F]{2}")]
    private static partial Regex EscapedPair { get; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PageLine))]
internal sealed partial class PageJsonContext : JsonSerializerContext;
