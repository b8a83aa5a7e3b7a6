using System.Net;
using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Comments as WordPress gives them: its REST API v2, and the v1.1 of WordPress.com (https://developer.wordpress.org/rest-api/reference/comments/, https://developer.wordpress.com/docs/api/1.1/get/sites/%24site/posts/%24post_ID/replies/).</summary>
internal static class WordPressJson
{
    /// <summary>Takes the comments of an answer; how many it held.</summary>
    public static int Read(JsonElement answer, ThreadBuilder thread)
    {
        if ((answer.ValueKind == JsonValueKind.Array ? answer : answer.Part("comments")) is not { ValueKind: JsonValueKind.Array } list)
            throw new FetchException("there is no list of comments in the answer.");

        var count = 0;
        foreach (var item in list.EnumerateArray())
        {
            count++;
            if (Comment(item) is { } comment)
                thread.Add(comment);
            else
                thread.Warn("A comment without an id was left out.");
        }

        return count;
    }

    public static SourceComment? Comment(JsonElement item)
    {
        if ((item.Text("id") ?? item.Text("ID")) is not { } id)
            return null;

        // The older interface has an object, or false, where the newer has a number, or 0.
        var parent = item.Part("parent") is { ValueKind: JsonValueKind.Object } known ? known.Text("ID") : item.Text("parent");
        var html = item.Part("content") is { ValueKind: JsonValueKind.Object } content ? content.Text("rendered") : item.Text("content");
        var author = item.Text("author_name") ?? item.Part("author").Text("name");
        var link = Uri.TryCreate(item.Text("link") ?? item.Text("URL"), UriKind.Absolute, out var address) ? address : null;
        var isGone = item.Text("status") is "trash" or "spam";

        // A page that mentions this one is listed among the comments, and marked as what it is.
        if (item.Text("type") is "pingback" or "trackback")
            html = $"{(item.Text("type") == "pingback" ? "Pingback" : "Trackback")}: <a href=\"{WebUtility.HtmlEncode(item.Text("author_url"))}\">{author}</a>";

        return new(
            id, parent is null or "0" ? null : parent, HtmlText.Of(author ?? ""), null, isGone ? "" : HtmlText.Of(html ?? "", link),
            item.Time("date_gmt") ?? (item.Part("date_gmt") is null && item.Text("ID") is not null ? item.Time("date") : null), Deleted: isGone);
    }
}
