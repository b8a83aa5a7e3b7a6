using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Remark42, which gives everything at once (https://remark42.com/docs/contributing/api/).</summary>
internal sealed class Remark42Reader : ICommentReader
{
    public CommentSystem Reads => CommentSystem.Remark42;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments (Remark42)"));
        var url = section.Key ?? section.Page.AbsoluteUri;
        Read(await access.AskAsync(new FetchRequest(section.Api.Below($"api/v1/find?site={section.Site.Escaped()}&url={url.Escaped()}&sort=%2Btime&format=tree")), cancellationToken), thread);
        return thread.Build(isWhole: true);
    }

    /// <summary>Takes the comments of a tree or a plain list.</summary>
    public static void Read(JsonElement answer, ThreadBuilder thread)
    {
        if (answer.Part("comments") is not { ValueKind: JsonValueKind.Array } comments)
            throw new FetchException("there is no list of comments in the answer.");

        var pending = new Stack<JsonElement>(comments.EnumerateArray().Reverse());
        while (pending.TryPop(out var next))
        {
            var comment = next.Part("comment") ?? next;
            if (comment.Text("id") is { } id)
                thread.Add(Comment(comment, id));
            else
                thread.Warn("A comment without an id was left out.");
            foreach (var reply in next.Items("replies").Reverse())
                pending.Push(reply);
        }
    }

    private static SourceComment Comment(JsonElement comment, string id)
    {
        var user = comment.Part("user");
        var isGone = comment.Flag("delete");
        var edit = comment.Part("edit");
        return new(
            id, comment.Text("pid") is { Length: > 0 } parent ? parent : null, user.Text("name") ?? "", user.Text("id"), isGone ? "" : HtmlText.Of(comment.Text("text") ?? ""),
            comment.Time("time"), isGone ? null : edit?.Time("time"), edit is not null && !isGone, isGone);
    }
}
