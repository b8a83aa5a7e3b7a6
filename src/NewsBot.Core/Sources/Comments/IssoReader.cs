using System.Net;
using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Isso, which answers in two levels (https://isso-comments.de/docs/reference/server-api/).</summary>
internal sealed class IssoReader : ICommentReader
{
    private const int Published = 1;
    private const int Deleted = 4;
    private const int PageSize = 500;

    public CommentSystem Reads => CommentSystem.Isso;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Comments (Isso)"));
        var list = $"?uri={(section.Key ?? section.Page.AbsolutePath).Escaped()}&limit={PageSize}&nested_limit={PageSize}";

        // What an answer hides is asked for by the time of the last that it shows, of the page or below one comment.
        var pending = new Queue<(string? Parent, string After)>([(null, "0")]);
        while (pending.TryDequeue(out var next) && thread.TurnsTo($"{next.Parent} after {next.After}"))
        {
            var parent = next.Parent is null ? "" : $"&parent={next.Parent.Escaped()}";
            var answer = await access.AskAsync(new FetchRequest(section.Api.Below($"{list}{parent}&after={next.After}")), cancellationToken);
            foreach (var more in Read(answer, thread))
                pending.Enqueue((more.Parent ?? next.Parent, more.After));
        }

        return thread.Build(isWhole: true);
    }

    /// <summary>Takes the comments of an answer; behind which of them there are more.</summary>
    public static IReadOnlyList<(string? Parent, string After)> Read(JsonElement answer, ThreadBuilder thread)
    {
        if (answer.Part("replies") is not { ValueKind: JsonValueKind.Array })
            throw new FetchException("there is no list of comments in the answer.");

        var hidden = new List<(string? Parent, string After)>();
        if (HiddenBehind(answer) is { } after)
            hidden.Add((null, after));
        foreach (var comment in answer.Items("replies"))
        {
            Take(comment, thread);
            foreach (var reply in comment.Items("replies"))
                Take(reply, thread);
            if (comment.Text("id") is { } id && HiddenBehind(comment) is { } last)
                hidden.Add((id, last));
        }

        return hidden;
    }

    private static string? HiddenBehind(JsonElement list) =>
        list.Integer("hidden_replies") > 0 && list.Items("replies").Select(reply => reply.Text("created")).OfType<string>().LastOrDefault() is { } last ? last : null;

    private static void Take(JsonElement comment, ThreadBuilder thread)
    {
        if (comment.Text("id") is not { } id)
        {
            thread.Warn("A comment without an id was left out.");
            return;
        }

        var mode = comment.Integer("mode") ?? Published;
        if (mode is not (Published or Deleted))
            return;

        var html = comment.Text("text") ?? "";
        var isGone = mode == Deleted;
        var editedAt = comment.Seconds("modified");
        thread.Add(new(
            id, comment.Text("parent"), comment.Text("author") is { Length: > 0 } author ? author : "Anonymous", comment.Text("hash"),
            isGone ? "" : HtmlText.Of(html.StartsWith("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(html) : html),
            comment.Seconds("created"), isGone ? null : editedAt, editedAt is not null && !isGone, isGone));
    }
}
