using System.Net;
using System.Text.Json;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeed
{
    public static Feed Read(string text, Uri? address)
    {
        var feed = Parse(text);
        if (feed.Part("items") is not { ValueKind: JsonValueKind.Array } items)
            throw new FormatException("It is JSON but no feed: there are no items in it.");

        var writer = AuthorOf(feed);
        return new(
            feed.Text("version")?.EndsWith("/1.1", StringComparison.Ordinal) == true ? "JSON Feed 1.1" : "JSON Feed 1",
            FeedFacts.Line(Encoded(feed.Text("title"))),
            Address(feed.Text("home_page_url"), address),
            feed.Text("language"),
            null,
            null,
            feed.Items("hubs").Select(hub => Address(hub.Text("url"), address)).FirstOrDefault(hub => hub is not null),
            [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => Article(item, writer, address))],
            []);
    }

    private static FeedArticle Article(JsonElement item, FeedAuthor? writer, Uri? address)
    {
        var link = Address(item.Text("url"), address) ?? Address(item.Text("external_url"), address);
        return new(
            item.Text("id") ?? link?.AbsoluteUri,
            link,
            FeedFacts.Line(Encoded(item.Text("title"))),
            AuthorOf(item) ?? writer,
            FeedDate.Parse(item.Text("date_published")),
            FeedDate.Parse(item.Text("date_modified")),
            FeedFacts.Plain(Encoded(item.Text("summary")), link),
            item.Text("content_html") ?? Encoded(item.Text("content_text"))?.ReplaceLineEndings("<br>"),
            [.. item.Items("tags").Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => FeedFacts.Line(Encoded(tag.GetString()))).OfType<string>()],
            Address(item.Text("image") ?? item.Text("banner_image"), address),
            null,
            null,
            null,
            []);
    }

    private static FeedAuthor? AuthorOf(JsonElement element)
    {
        var author = element.Items("authors").Cast<JsonElement?>().FirstOrDefault() ?? element.Part("author");
        return FeedFacts.Line(Encoded(author.Text("name"))) is { } name ? new(name, Address(author.Text("url"), null)) : null;
    }

    private static string? Encoded(string? plain) => plain is null ? null : WebUtility.HtmlEncode(plain);

    private static Uri? Address(string? written, Uri? page) =>
        written is not null && (page is null ? Uri.TryCreate(written, UriKind.Absolute, out var address) : Uri.TryCreate(page, written, out address)) && address.Scheme is "http" or "https" ? address : null;

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text.TrimStart('\uFEFF'), new() { MaxDepth = 512, AllowTrailingCommas = true });
        }
        catch (JsonException exception)
        {
            throw new FormatException($"It is JSON that is cut off, damaged or too deep (line {exception.LineNumber + 1}).", exception);
        }
    }
}
