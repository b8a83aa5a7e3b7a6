using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads what was said around a status of Mastodon, and what the answer leaves out of it (https://docs.joinmastodon.org/methods/statuses/#context).</summary>
internal sealed class MastodonReader : ICommentReader
{
    // Who is not signed in gets 60 answers, to a depth of 20.
    private const int FullAnswer = 60;
    private const int MostContexts = 50;

    public CommentSystem Reads => CommentSystem.Mastodon;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch($"Mastodon ({section.Api.IdnHost})", "fediverse"));
        var root = await access.AskAsync(new FetchRequest(section.Api.Below($"api/v1/statuses/{section.Key.Escaped()}")), cancellationToken);
        var context = await ContextAsync(section.Key!);
        Read(context.Part("ancestors"), thread);
        Take(root, thread);
        var isCut = Read(context.Part("descendants"), thread) >= FullAnswer;

        var waiting = new Queue<(string Id, long Answers)>(isCut ? Unread(context, thread) : []);
        for (var asked = 0; asked < MostContexts && waiting.TryDequeue(out var next); asked++)
        {
            var more = await ContextAsync(next.Id);
            if (Read(more.Part("descendants"), thread) >= FullAnswer)
            {
                foreach (var unread in Unread(more, thread))
                    waiting.Enqueue(unread);
            }
        }

        if (waiting.Count > 0)
            thread.Warn($"More was answered than can be asked for: {waiting.Count} statuses have answers that were not read.");
        return thread.Build(isWhole: true);

        Task<JsonElement> ContextAsync(string id) => access.AskAsync(new FetchRequest(section.Api.Below($"api/v1/statuses/{id.Escaped()}/context")), cancellationToken);
    }

    /// <summary>Takes everything of a context.</summary>
    public static void Read(JsonElement context, ThreadBuilder thread)
    {
        if (context.Part("descendants") is not { ValueKind: JsonValueKind.Array })
            throw new FetchException("there is no context of a status in the answer.");
        Read(context.Part("ancestors"), thread);
        Read(context.Part("descendants"), thread);
    }

    private static int Read(JsonElement? statuses, ThreadBuilder thread)
    {
        var list = statuses.Items().ToList();
        foreach (var status in list)
            Take(status, thread);
        return list.Count;
    }

    // Those that were answered more often than answers of theirs are known.
    private static IEnumerable<(string, long)> Unread(JsonElement context, ThreadBuilder thread)
    {
        var known = thread.Comments.Select(comment => comment.InReplyTo).OfType<string>().CountBy(parent => parent).ToDictionary();
        return [.. from status in context.Items("descendants")
                   let id = status.Text("id")
                   let answers = status.Integer("replies_count") ?? 0
                   where id is not null && answers > known.GetValueOrDefault(id)
                   select (id, answers)];
    }

    private static void Take(JsonElement status, ThreadBuilder thread)
    {
        if (status.Text("id") is not { } id)
        {
            thread.Warn("A status without an id was left out.");
            return;
        }

        var account = status.Part("account");
        var text = HtmlText.Of(status.Text("content") ?? "");
        var warning = status.Text("spoiler_text");
        var editedAt = status.Time("edited_at");
        thread.Add(new(
            id, status.Text("in_reply_to_id"), account.Text("display_name") is { Length: > 0 } shown ? shown : account.Text("acct") ?? account.Text("username") ?? "", account.Text("url") ?? account.Text("acct"),
            string.IsNullOrWhiteSpace(warning) ? text : $"[{warning.Trim()}]\n{text}", status.Time("created_at"), editedAt, editedAt is not null));
    }
}
