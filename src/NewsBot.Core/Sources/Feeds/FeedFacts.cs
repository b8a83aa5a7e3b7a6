using System.Globalization;
using NewsBot.Sources.Dates;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Feeds;

/// <summary>What the vocabularies that any feed may use say of an article.</summary>
internal static class FeedFacts
{
    private const int MostTags = 50;

    /// <summary>A line of plain text.</summary>
    public static string? Line(string? html) =>
        html is null ? null : string.Join(' ', HtmlText.Of(html).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;

    public static string? Plain(string? html, Uri? address) => html is not null && HtmlText.Of(html, address) is { Length: > 0 } text ? text : null;

    public static DateTimeOffset? Date(XmlElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.All(name).Select(child => FeedDate.Parse(child.Text)).FirstOrDefault(date => date is not null) is { } found)
                return found;
        }

        return null;
    }

    public static IReadOnlyList<string> Tags(XmlElement item)
    {
        var categories = item.Children.Where(child => child.Is("category") || child.Is("atom:category")).Select(tag => tag.Attribute("label") ?? (tag.Text.Trim() is { Length: > 0 } text ? text : tag.Attribute("term")));
        var lists = item.Children.Where(child => child.Is("media:keywords") || child.Is("itunes:keywords")).SelectMany(list => list.Text.Split(','));
        return [.. categories.Concat(item.All("dc:subject").Select(tag => tag.Text)).Concat(lists).Select(Line).OfType<string>().Distinct().Take(MostTags)];
    }

    /// <summary>The first picture: in Media RSS at whatever depth, as an enclosure, or for a podcast.</summary>
    public static Uri? Image(XmlElement item)
    {
        var media = Below(item).FirstOrDefault(child =>
            child.Is("media:thumbnail") || (child.Is("media:content") && (child.Attribute("medium") == "image" || IsImage(child.Attribute("type")))) || (child.Name is "enclosure" && IsImage(child.Attribute("type"))));
        var found = media?.Address(media.Attribute("url"));
        return found ?? (item.First("itunes:image") is { } podcast ? podcast.Address(podcast.Attribute("href")) : null);
    }

    /// <summary>How many comments there are; real feeds send the element empty.</summary>
    public static int? CommentCount(XmlElement item) =>
        Count(item.Said("slash:comments", "thr:total")) ?? item.Children.Select(child => Count(child.Attribute("count", "thr"))).FirstOrDefault(count => count is not null);

    /// <summary>The ids, or else the addresses, of what a comment answers.</summary>
    public static IReadOnlyList<string> InReplyTo(XmlElement item) =>
        [.. item.All("thr:in-reply-to").Select(parent => parent.Attribute("ref") ?? parent.Address(parent.Attribute("href"))?.AbsoluteUri).OfType<string>().Where(parent => parent.Length > 0)];

    /// <summary>ttl in minutes, or the period and frequency of the syndication module.</summary>
    public static TimeSpan? Ttl(XmlElement channel)
    {
        if (Count(channel.Said("ttl")) is > 0 and var minutes)
            return TimeSpan.FromMinutes(Math.Min(minutes, 43_200));

        TimeSpan? period = channel.Said("sy:updateperiod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        return period / Math.Max(1, Count(channel.Said("sy:updatefrequency")) ?? 1);
    }

    public static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static IEnumerable<XmlElement> Below(XmlElement item) => item.Children.SelectMany(child => child.Space == "media" && child.Children.Count > 0 ? Below(child).Prepend(child) : [child]);

    private static bool IsImage(string? type) => type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
