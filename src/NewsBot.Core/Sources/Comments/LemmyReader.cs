using System.Globalization;
using System.Net;
using System.Text.Json;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads a post of a Lemmy instance, of version 0.18 on and of 1.0 (https://join-lemmy.org/api/).</summary>
internal sealed class LemmyReader : ICommentReader
{
    private const int PageSize = 50;

    public CommentSystem Reads => CommentSystem.Lemmy;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch($"Lemmy ({section.Api.IdnHost})", "lemmy"));
        var list = $"comment/list?post_id={section.Key.Escaped()}&type_=All&limit={PageSize}";
        try
        {
            for (var page = 1; thread.TurnsTo(page.ToString(CultureInfo.InvariantCulture)); page++)
            {
                var before = thread.Comments.Count;
                if (Read(await access.AskAsync(new FetchRequest(section.Api.Below($"api/v3/{list}&sort=Old&page={page}")), cancellationToken), thread) < PageSize || thread.Comments.Count == before)
                    break;
            }
        }
        catch (FetchException exception) when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone && thread.Comments.Count == 0)
        {
            await ReadNewerAsync(section.Api.Below($"api/v4/{list}&sort=old"), access, thread, cancellationToken);
        }

        return thread.Build(isWhole: true);
    }

    /// <summary>Takes the comments of one answer; how many it held.</summary>
    public static int Read(JsonElement answer, ThreadBuilder thread)
    {
        if ((answer.Part("comments") ?? answer.Part("items")) is not { ValueKind: JsonValueKind.Array } list)
            throw new FetchException("there is no list of comments in the answer.");

        var count = 0;
        foreach (var view in list.EnumerateArray())
        {
            count++;
            if (Comment(view) is { } comment)
                thread.Add(comment);
            else
                thread.Warn("A comment without an id was left out.");
        }

        return count;
    }

    private static async Task ReadNewerAsync(Uri list, CommentAccess access, ThreadBuilder thread, CancellationToken cancellationToken)
    {
        for (var cursor = ""; thread.TurnsTo($"cursor {cursor}");)
        {
            var answer = await access.AskAsync(new FetchRequest(cursor.Length == 0 ? list : new($"{list}&page_cursor={cursor.Escaped()}")), cancellationToken);
            Read(answer, thread);
            if (answer.Text("next_page") is not { Length: > 0 } next)
                break;
            cursor = next;
        }
    }

    // The path "0.A.B.ID" says who answers whom: the one before the last.
    private static SourceComment? Comment(JsonElement view)
    {
        if (view.Part("comment") is not { } comment || comment.Text("id") is not { } id)
            return null;

        var path = comment.Text("path")?.Split('.') ?? [];
        var parent = path.Length >= 2 && path[^2] != "0" ? path[^2] : null;
        var creator = view.Part("creator");
        var isGone = comment.Flag("deleted") || comment.Flag("removed");
        var editedAt = comment.Time("updated") ?? comment.Time("updated_at");

        return new(
            id, parent, creator.Text("display_name") is { Length: > 0 } shown ? shown : creator.Text("name") ?? "", creator.Text("actor_id") ?? creator.Text("ap_id"),
            isGone ? "" : comment.Text("content") ?? "", comment.Time("published") ?? comment.Time("published_at"), isGone ? null : editedAt, editedAt is not null && !isGone, isGone);
    }
}
