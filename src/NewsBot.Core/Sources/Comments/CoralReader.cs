using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Coral by GraphQL, for which it wants a token (https://docs.coralproject.net/api).</summary>
internal sealed class CoralReader : ICommentReader
{
    private const string Fields = "id body createdAt deleted parent { id } author { id username } editing { edited }";
    private const string Page = "pageInfo { hasNextPage endCursor }";

    private const string StoryQuery =
        $"query($id: ID, $url: String, $after: Cursor) {{ story(id: $id, url: $url) {{ id comments(first: 50, after: $after, orderBy: CREATED_AT_ASC) {{ {Page} edges {{ node {{ {Fields} replies(first: 50, flatten: true, orderBy: CREATED_AT_ASC) {{ {Page} edges {{ node {{ {Fields} }} }} }} }} }} }} }} }}";

    private const string RepliesQuery =
        $"query($id: ID!, $after: Cursor) {{ comment(id: $id) {{ replies(first: 50, after: $after, flatten: true, orderBy: CREATED_AT_ASC) {{ {Page} edges {{ node {{ {Fields} }} }} }} }} }}";

    public CommentSystem Reads => CommentSystem.Coral;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments (Coral)"));
        var more = new Queue<(string Comment, string After)>();

        string? after = null;
        while (thread.TurnsTo($"story after {after}"))
        {
            var data = await AskAsync(StoryQuery, new() { ["id"] = section.Key, ["url"] = section.Key is null ? section.Page.AbsoluteUri : null, ["after"] = after });
            var list = data.Part("story").Part("comments") ?? throw new FetchException("Coral knows no story of this page.");
            foreach (var next in Read(list, thread))
                more.Enqueue(next);
            if (NextOf(list) is not { } cursor)
                break;
            after = cursor;
        }

        while (more.TryDequeue(out var next) && thread.TurnsTo($"{next.Comment} after {next.After}"))
        {
            var data = await AskAsync(RepliesQuery, new() { ["id"] = next.Comment, ["after"] = next.After });
            if (data.Part("comment").Part("replies") is not { } list)
                continue;
            Read(list, thread);
            if (NextOf(list) is { } cursor)
                more.Enqueue((next.Comment, cursor));
        }

        return thread.Build(isWhole: true);

        async Task<JsonElement> AskAsync(string query, JsonObject variables)
        {
            var body = new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString();
            var answer = await access.AskAsync(new FetchRequest(section.Api.Below("api/graphql"), Body: new(body, "application/json"), Authorization: $"Bearer {access.RequireSecret(section)}", IsInterface: true), cancellationToken);
            if (answer.Items("errors").Select(error => error.Text("message")).FirstOrDefault() is { } message)
                throw new FetchException($"Coral answers: {Short(message)}");
            return answer.Part("data") ?? throw new FetchException("there is no data in the answer.");
        }
    }

    /// <summary>Takes the comments of a connection; those of them that have more replies than are in it, and behind which.</summary>
    public static IReadOnlyList<(string Comment, string After)> Read(JsonElement connection, ThreadBuilder thread)
    {
        var more = new List<(string, string)>();
        foreach (var node in connection.Items("edges").Select(edge => edge.Part("node")).OfType<JsonElement>())
        {
            if (node.Text("id") is not { } id)
            {
                thread.Warn("A comment without an id was left out.");
                continue;
            }

            thread.Add(Comment(node, id));
            if (node.Part("replies") is not { } replies)
                continue;
            Read(replies, thread);
            if (NextOf(replies) is { } cursor)
                more.Add((id, cursor));
        }

        return more;
    }

    private static string? NextOf(JsonElement connection) =>
        connection.Part("pageInfo") is { } page && page.Flag("hasNextPage") ? page.Text("endCursor") : null;

    private static SourceComment Comment(JsonElement node, string id)
    {
        var author = node.Part("author");
        var isGone = node.Flag("deleted") || node.Part("body") is null;
        return new(
            id, node.Part("parent").Text("id"), author.Text("username") ?? "", author.Text("id"), isGone ? "" : HtmlText.Of(node.Text("body") ?? ""), node.Time("createdAt"),
            null, node.Part("editing") is { } editing && editing.Flag("edited"), isGone);
    }

    private static string Short(string message) => (message.Length <= 150 ? message : message[..150] + "…").ReplaceLineEndings(" ").TrimEnd('.') + ".";
}
