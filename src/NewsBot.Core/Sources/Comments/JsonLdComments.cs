using System.Text.Json;
using AngleSharp.Dom;
using NewsBot.Articles;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Comments in JSON-LD: nested in what they answer, or beside each other in a graph (https://schema.org/Comment, https://developers.google.com/search/docs/appearance/structured-data/discussion-forum).</summary>
internal static class JsonLdComments
{
    private const int MostNodes = 100_000;
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyList<SourceComment> Of(IParentNode document, Uri? page) =>
        [.. document.QuerySelectorAll("script[type='application/ld+json']").SelectMany(script => Parse(script.TextContent) is { } graph ? In(graph, page) : [])];

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json, Bounds);
        }
        catch (JsonException)
        {
            // A page may state anything; what cannot be read states no comments.
            return null;
        }
    }

    private static IEnumerable<SourceComment> In(JsonElement graph, Uri? page)
    {
        var nodes = 0;
        var pending = new Stack<(JsonElement Node, string? Parent)>([(graph, null)]);
        while (pending.TryPop(out var next) && ++nodes < MostNodes)
        {
            var (node, parent) = next;
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray().Reverse())
                    pending.Push((item, parent));
            }

            if (node.ValueKind != JsonValueKind.Object)
                continue;

            var comment = IsComment(node) ? Comment(node, parent, page) : null;
            if (comment is not null)
                yield return comment;
            foreach (var property in node.EnumerateObject().Reverse().Where(property => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
                pending.Push((property.Value, property.Name is "comment" or "suggestedAnswer" or "acceptedAnswer" ? comment?.Id : null));
        }
    }

    private static bool IsComment(JsonElement node) => node.Part("@type") switch
    {
        { ValueKind: JsonValueKind.Array } types => types.EnumerateArray().Any(type => type.ValueKind == JsonValueKind.String && IsComment(type.GetString())),
        _ => IsComment(node.Text("@type")),
    };

    private static bool IsComment(string? type) => type is "Comment" or "UserComments" or "Answer" or "https://schema.org/Comment" or "http://schema.org/Comment";

    // A reference to a comment that is stated elsewhere says nothing itself.
    private static SourceComment? Comment(JsonElement node, string? parent, Uri? page)
    {
        if ((node.Text("text") ?? node.Text("commentText") ?? node.Text("articleBody") ?? node.Text("description")) is not { } text)
            return null;

        var author = FirstOf(node.Part("author") ?? node.Part("creator"));
        var name = author is { ValueKind: JsonValueKind.String } ? author.Value.GetString() : author.Text("name");
        var postedAt = node.Time("dateCreated") ?? node.Time("datePublished") ?? node.Time("commentTime");
        var editedAt = node.Time("dateModified");
        var answered = FirstOf(node.Part("parentItem"));

        return new(
            node.Text("@id") ?? node.Text("identifier") ?? node.Text("url") ?? (postedAt is { } time ? ShortHash.Of(name, $"{time.ToUnixTimeMilliseconds()}") : ShortHash.Of(name, text)),
            parent ?? (IsComment(answered ?? default) || answered.Text("@type") is null ? answered.Text("@id") ?? answered.Text("url") : null),
            name ?? "", author.Text("url"), HtmlText.Of(text, page), postedAt, editedAt > postedAt ? editedAt : null);
    }

    private static JsonElement? FirstOf(JsonElement? one) => one is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().Cast<JsonElement?>().FirstOrDefault() : one;
}
