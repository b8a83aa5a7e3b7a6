using NewsBot.Articles;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>An article from all that its page says of it.</summary>
internal sealed class ArticleFacts(PageTree tree, PageParts parts, PageAddress address, string? language)
{
    private const int MostTags = 20;
    private const int LongestTag = 80;

    private readonly PageFacts _meta = MetaFacts.Read(parts);
    private readonly PageFacts _data = JsonLdFacts.Read(parts, address.Url) ?? new();
    private readonly PageFacts _items = MicrodataFacts.Read(parts);

    /// <summary>Null where the page has no title.</summary>
    public Article? Read()
    {
        string[] sites = [.. new[] { _meta.Publisher, _data.Publisher, address.Host, address.Host?.Split('.')[0] }.OfType<string>()];
        var headings = tree.Texts.Where(text => text.Tag == "h1").Select(text => text.Text).ToList();
        if (Titles.Choose([_data.Title, _meta.Title, _items.Title], headings, parts.Title, sites) is not { Length: > 0 } title)
            return null;

        var shown = VisibleFacts.Read(tree, parts, PlaceOf(title), IsMonthFirst);
        var (published, modified) = Times(shown);
        return new(
            title,
            address.Url,
            address.Host ?? _meta.Publisher ?? _data.Publisher,
            FactVote.Authors(sites, (_data.Authors, 3), (_meta.Authors, 2), (_items.Authors, 2), (shown.Authors, 2)) is { Count: > 0 } names ? string.Join(", ", names) : null,
            published,
            null,
            LanguageOf(language ?? _data.Language ?? _meta.Language),
            LeadImages.Read(parts, _data.Image is { Caption: not null } or { Credit: not null } ? _data.Image : _meta.Image ?? _data.Image, address.Absolute),
            BodyReader.Read(tree, title),
            TagsOf(shown),
            RelatedLinks.Read(tree, address.Url, address.Absolute),
            _data.CommentCount ?? _items.CommentCount ?? _meta.CommentCount,
            modified is { } changed && changed > published ? changed : null);
    }

    private bool IsMonthFirst => (language ?? _meta.Language) is { } named && (named.StartsWith("en-US", StringComparison.OrdinalIgnoreCase) || named.StartsWith("en_US", StringComparison.OrdinalIgnoreCase) || named == "en");

    private int PlaceOf(string title)
    {
        for (var i = 0; i < tree.Texts.Count; i++)
        {
            if (tree.Texts[i].IsHeading && tree.Texts[i].Text == title)
                return i;
        }

        return 0;
    }

    // Where a time has no zone, the one that the page's other times have is its own.
    private (DateTimeOffset? Published, DateTimeOffset? Modified) Times(PageFacts shown)
    {
        var inAddress = WrittenTime.Read(DateIn(address.Url));
        var published = FactVote.Time((_data.Published, 3), (_meta.Published, 3), (_items.Published, 2), (shown.Published, 1.5), (inAddress, 1));
        var modified = FactVote.Time((_data.Modified, 3), (_meta.Modified, 2), (_items.Modified, 2));
        var zone = new[] { published, modified, _data.Published, _meta.Published, shown.Published }.Select(time => time?.Zone).FirstOrDefault(offset => offset is not null) ?? TimeSpan.Zero;
        return (published?.In(zone), modified?.In(zone));
    }

    // As in /2021/03/07/a-title; a number alone is none.
    private static string? DateIn(string? url)
    {
        var parts = (url ?? "").Split('/');
        for (var i = 3; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && parts[i + 1].Length <= 2 && parts[i + 2].Length is > 0 and <= 2 && parts[i..(i + 3)].All(part => part.All(char.IsAsciiDigit)))
                return $"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}";
        }

        return null;
    }

    private List<string> TagsOf(PageFacts shown) =>
        [.. (_meta.Tags.Count > 0 ? _meta.Tags : _data.Tags.Count > 0 ? _data.Tags : [.. _items.Tags, .. shown.Tags])
            .Select(Spacing.OneSpaced).Where(tag => tag.Length is > 1 and <= LongestTag).DistinctBy(tag => tag.ToUpperInvariant()).Take(MostTags)];

    // "en_GB" is how Open Graph writes it.
    private static string? LanguageOf(string? named)
    {
        var tag = named?.Trim().Replace('_', '-').Split(',', ';', ' ')[0];
        return tag is { Length: >= 2 and <= 12 } && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || tag[2] == '-' || tag.Length == 3 || tag[3] == '-') ? tag : null;
    }
}
