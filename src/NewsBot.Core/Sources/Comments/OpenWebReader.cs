using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads OpenWeb (Spot.IM), whose interface is written down nowhere: only where the settings switch it on.</summary>
internal sealed class OpenWebReader(bool isSwitchedOn) : ICommentReader
{
    public static readonly Uri DefaultApi = new("https://api-2-0.spot.im/");

    private const int PageSize = 50;

    public CommentSystem Reads => CommentSystem.OpenWeb;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        if (!isSwitchedOn)
            throw new FetchException("its interface is not documented, and only read where Comments:OpenWeb is switched on.");

        var thread = new ThreadBuilder(section.ToBranch("Comments (OpenWeb)"));
        var pending = new Queue<(string? Parent, long Offset)>([(null, 0)]);
        while (pending.TryDequeue(out var next) && thread.TurnsTo($"{next.Parent} from {next.Offset}"))
        {
            var conversation = (await AskAsync(next.Parent, next.Offset)).Part("conversation") ?? throw new FetchException("there is no conversation in the answer.");
            foreach (var more in Read(conversation, next.Parent, next.Offset, thread))
                pending.Enqueue(more);
        }

        return thread.Build();

        Task<JsonElement> AskAsync(string? parent, long offset)
        {
            var headers = new Dictionary<string, string> { ["x-spot-id"] = section.Site ?? "", ["x-post-id"] = section.Key ?? "" };
            var body = new JsonObject { ["count"] = PageSize, ["child_count"] = PageSize, ["depth"] = 10, ["offset"] = offset, ["sort_by"] = "oldest" };
            if (parent is not null)
                body["parent_id"] = parent;
            return access.AskAsync(new FetchRequest(section.Api.Below("v1.0.0/conversation/read"), Body: new(body.ToJsonString(), "application/json"), Headers: headers), cancellationToken);
        }
    }

    /// <summary>Takes the comments of a conversation; from where there are more, and below which of them.</summary>
    public static IEnumerable<(string? Parent, long Offset)> Read(JsonElement conversation, string? parent, long offset, ThreadBuilder thread)
    {
        var more = new List<(string?, long)>();
        var pending = new Stack<(JsonElement Comment, string? Parent)>(conversation.Items("comments").Reverse().Select(comment => (comment, parent)));
        while (pending.TryPop(out var next))
        {
            if (next.Comment.Text("id") is not { } id)
            {
                thread.Warn("A comment without an id was left out.");
                continue;
            }

            thread.Add(Comment(next.Comment, id, next.Parent));
            var replies = next.Comment.Items("replies").ToList();
            if (next.Comment.Integer("replies_count") > replies.Count)
                more.Add((id, replies.Count));
            foreach (var reply in Enumerable.Reverse(replies))
                pending.Push((reply, id));
        }

        // A next page that is this page never ends.
        if (conversation.Flag("has_next"))
            more.Insert(0, (parent, conversation.Integer("offset") is { } following && following > offset ? following : offset + conversation.Items("comments").Count()));
        return more;
    }

    private static SourceComment Comment(JsonElement comment, string id, string? parent)
    {
        var texts = comment.Items("content").Select(part => part.Text("text")).OfType<string>();
        var isGone = comment.Flag("deleted");
        return new(
            id, comment.Text("parent_id") is { Length: > 0 } answered ? answered : parent, comment.Text("user_display_name") ?? "", comment.Text("user_id"),
            isGone ? "" : HtmlText.Of(string.Join("<p>", texts)), comment.Seconds("written_at") ?? comment.Seconds("time"), null, comment.Flag("edited"), isGone);
    }
}
