using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Commento and Commento++, which give everything at once (https://github.com/souramoo/commentoplusplus).</summary>
internal sealed class CommentoReader : ICommentReader
{
    public CommentSystem Reads => CommentSystem.Commento;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments (Commento)"));
        var asked = new JsonObject
        {
            ["commenterToken"] = "anonymous",
            ["domain"] = section.Site ?? section.Page.IdnHost,
            ["path"] = section.Key ?? section.Page.AbsolutePath,
        }.ToJsonString();
        var answer = await access.AskAsync(new FetchRequest(section.Api.Below("api/comment/list"), Body: new(asked, "application/json")), cancellationToken);
        Read(answer, answer.Items("comments"), thread);
        return thread.Build(isWhole: true);
    }

    /// <summary>Takes comments of a list or an export.</summary>
    /// <param name="answer">What names the people.</param>
    public static void Read(JsonElement answer, IEnumerable<JsonElement> comments, ThreadBuilder thread)
    {
        if (answer.Part("comments") is not { ValueKind: JsonValueKind.Array } && answer.Text("success") != "true" && !answer.Flag("success"))
            throw new FetchException("there is no list of comments in the answer.");

        var names = NamesOf(answer);
        foreach (var comment in comments)
        {
            if (comment.Text("commentHex") is { } id)
                thread.Add(Comment(comment, id, names));
            else
                thread.Warn("A comment without an id was left out.");
        }
    }

    // By their ids in a list, one after another in an export.
    private static Dictionary<string, string> NamesOf(JsonElement answer)
    {
        var names = new Dictionary<string, string>();
        var commenters = answer.Part("commenters");
        if (commenters is { ValueKind: JsonValueKind.Object } byId)
        {
            foreach (var commenter in byId.EnumerateObject())
                names[commenter.Name] = commenter.Value.Text("name") ?? "";
        }

        foreach (var commenter in commenters.Items())
            names[commenter.Text("commenterHex") ?? ""] = commenter.Text("name") ?? "";
        return names;
    }

    private static SourceComment Comment(JsonElement comment, string id, Dictionary<string, string> names)
    {
        var (parent, author) = (comment.Text("parentHex"), comment.Text("commenterHex") ?? "anonymous");
        var isGone = comment.Flag("deleted") || comment.Text("state") is "deleted" or "spam";
        var html = comment.Text("html");
        return new(
            id, parent is null or "" or "root" ? null : parent, names.GetValueOrDefault(author) is { Length: > 0 } name ? name : "Anonymous", author == "anonymous" ? null : author,
            isGone ? "" : string.IsNullOrWhiteSpace(html) ? comment.Text("markdown") ?? "" : HtmlText.Of(html), comment.Time("creationDate"), Deleted: isGone);
    }
}
