using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Articles;

namespace NewsBot.Sources.JsonLines;

/// <summary>From a line of JSON to the page it states: what is missing or unreadable stays unknown, and what was unreadable is warned of.</summary>
internal static partial class JsonPage
{
    public static Page? Read(string file, PageLine? line, out string missing)
    {
        missing = line?.Article is null ? "no article" : "no title";
        if (line?.Article is not { } article || Known(article.Title) is not { } title)
            return null;

        var warnings = new List<string>();
        var read = new Article(
            title,
            Known(article.Url),
            Known(article.Site),
            Known(article.Byline),
            Time(article.PublishedAt, "publishedAt", warnings),
            Time(article.CapturedAt, "capturedAt", warnings),
            Known(article.Language),
            ImageOf(article.LeadImage),
            [.. (article.Body ?? []).Select(Known).OfType<string>()],
            [.. (article.Tags ?? []).Select(Known).OfType<string>()],
            [.. (article.Related ?? []).Where(related => Known(related?.Title) is not null).Select(related => new RelatedArticle(related!.Title!, Known(related.Url)))],
            article.CommentCount,
            Time(article.ModifiedAt, "modifiedAt", warnings));

        var (comments, haveIds) = JsonComments.Own(read.Id, line, warnings);
        return new Page(file, read, comments, warnings, haveIds, GrowthOf(line.Grows, warnings)) { Branches = JsonComments.Branches(read.Id, line, warnings) };
    }

    /// <summary>Null for what says nothing; else exactly what was said.</summary>
    public static string? Known(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>A point in time; one without an offset would be another point on every machine.</summary>
    public static DateTimeOffset? Time(string? text, string name, List<string> warnings)
    {
        if (Known(text) is not { } written)
            return null;

        if (TimeWithOffset.IsMatch(written) && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;

        warnings.Add($"The {name} '{written}' is not a time with an offset.");
        return null;
    }

    private static LeadImage? ImageOf(LeadImageLine? line)
    {
        var image = new LeadImage(Known(line?.Url), Known(line?.Caption), Known(line?.Credit));
        return image == new LeadImage(null, null, null) ? null : image;
    }

    private static Growth? GrowthOf(GrowthLine? line, List<string> warnings)
    {
        if (line is null)
            return null;

        if (line.First is >= 0 and var first && TimeSpan.TryParseExact(line.Every, "c", CultureInfo.InvariantCulture, out var every) && every > TimeSpan.Zero)
            return new Growth(first, every);

        warnings.Add("The page says that it grows, but not from how many comments and how often.");
        return null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeWithOffset { get; }
}
