using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Hacker News: the whole tree from its search engine, and from its own API what is missing there or was just changed (https://hn.algolia.com/api, https://github.com/HackerNews/API).</summary>
/// <param name="firebase">Hacker News' own API.</param>
internal sealed class HackerNewsReader(Uri? firebase = null) : ICommentReader
{
    public static readonly Uri DefaultApi = new("https://hn.algolia.com/api/v1/");

    // Each costs a request of its own.
    private const int MostLookUps = 200;
    private readonly Uri _firebase = firebase ?? new("https://hacker-news.firebaseio.com/v0/");

    public CommentSystem Reads => CommentSystem.HackerNews;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Hacker News", "news.ycombinator.com"));
        var story = JsonFacts.Parse(await access.Fetch(new(new Uri(section.Api, $"items/{Uri.EscapeDataString(section.Key ?? "")}"), IsInterface: true), cancellationToken));
        ReadTree(story, thread);
        await LookUpAsync(access, story.Text("id")!, thread, cancellationToken);
        return thread.Build(isWhole: true);
    }

    /// <summary>Takes every comment of a tree, parents first.</summary>
    public static void ReadTree(JsonElement story, ThreadBuilder thread)
    {
        if (story.Text("id") is not { } id || story.Part("children") is not { ValueKind: JsonValueKind.Array })
            throw new FetchException("there is no story with comments in the answer.");

        var pending = new Stack<(JsonElement Item, string Parent)>(story.Items("children").Reverse().Select(child => (child, id)));
        while (pending.TryPop(out var next))
        {
            var (item, parent) = next;
            if (item.Text("id") is not { } own)
            {
                thread.Warn("A comment without an id was left out.");
                continue;
            }

            // The search engine forgets who wrote what was deleted, and keeps its place.
            var isGone = item.Text("author") is null && item.Text("text") is null;
            thread.Add(new(own, parent == id ? null : parent, item.Text("author") ?? "", null, HtmlText.Of(item.Text("text") ?? ""), item.Time("created_at") ?? item.Seconds("created_at_i"), Deleted: isGone));
            foreach (var child in item.Items("children").Reverse())
                pending.Push((child, own));
        }
    }

    // The search engine lags behind by minutes, and leaves out what was deleted with all that answers it.
    private async Task LookUpAsync(CommentAccess access, string story, ThreadBuilder thread, CancellationToken cancellationToken)
    {
        try
        {
            var missing = await LookUpMissingAsync(access, story, thread, cancellationToken);
            if (missing > 0)
                thread.Warn($"{missing} more comments are not in the search engine yet.");
            await LookUpChangedAsync(access, story, thread, cancellationToken);
        }
        catch (FetchException exception)
        {
            thread.Warn(exception.Message);
        }
    }

    private async Task<int> LookUpMissingAsync(CommentAccess access, string story, ThreadBuilder thread, CancellationToken cancellationToken)
    {
        var missing = new Queue<string>(KidsOf(await ItemAsync(access, story, cancellationToken), thread));
        for (var asked = 0; asked < MostLookUps && missing.TryDequeue(out var id); asked++)
        {
            var item = await ItemAsync(access, id, cancellationToken);
            if (Comment(item, story) is not { } comment || !thread.Add(comment))
                continue;

            foreach (var kid in KidsOf(item, thread))
                missing.Enqueue(kid);
        }

        return missing.Count;
    }

    // What was edited or deleted in the last minutes, of everything there is: those that the search engine still has as they were.
    private async Task LookUpChangedAsync(CommentAccess access, string story, ThreadBuilder thread, CancellationToken cancellationToken)
    {
        var updates = await access.AskAsync(new Uri(_firebase, "updates.json"), cancellationToken);
        foreach (var id in NumbersIn(updates, "items").Where(thread.Has).Take(MostLookUps).ToList())
        {
            if (Comment(await ItemAsync(access, id, cancellationToken), story) is { } comment)
                thread.Replace(comment);
        }
    }

    private async Task<JsonElement> ItemAsync(CommentAccess access, string id, CancellationToken cancellationToken) =>
        JsonFacts.Parse(await access.Fetch(new(new Uri(_firebase, $"item/{Uri.EscapeDataString(id)}.json"), IsInterface: true), cancellationToken));

    private static List<string> KidsOf(JsonElement item, ThreadBuilder thread) => [.. NumbersIn(item, "kids").Where(id => !thread.Has(id))];

    private static IEnumerable<string> NumbersIn(JsonElement item, string name) => item.Items(name).Where(id => id.ValueKind == JsonValueKind.Number).Select(id => id.GetRawText());

    /// <summary>An item of Hacker News' own API; null where it is no comment.</summary>
    /// <param name="story">The id of the story, which is nobody's comment.</param>
    public static SourceComment? Comment(JsonElement item, string? story)
    {
        if (item.Text("type") != "comment" || item.Text("id") is not { } id)
            return null;

        var isGone = item.Flag("deleted") || item.Flag("dead");
        var parent = item.Text("parent");
        return new(id, parent == story ? null : parent, item.Text("by") ?? "", null, isGone ? "" : HtmlText.Of(item.Text("text") ?? ""), item.Seconds("time"), Deleted: isGone);
    }
}
