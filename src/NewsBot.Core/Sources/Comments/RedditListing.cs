using System.Net;
using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Takes comments out of Reddit's listings, nested or flat, and remembers what they fold away.</summary>
internal sealed class RedditListing(ThreadBuilder thread)
{
    private readonly Queue<string> _folded = [];
    private readonly Queue<string> _continued = [];
    private readonly HashSet<string> _asked = [];

    /// <summary>Comments to ask for: by their ids, or all below one of them.</summary>
    public sealed record Folded(IReadOnlyList<string> Children, string? Continued)
    {
        public string Key => Continued is null ? $"more:{Children[0]}" : $"continue:{Continued}";
    }

    public void Read(JsonElement answer)
    {
        // A thread is the listing of its post and the listing of its comments; what was folded away comes flat.
        var things = answer.ValueKind == JsonValueKind.Array ? answer.EnumerateArray().SelectMany(ChildrenOf)
            : answer.Part("json") is { } flat ? flat.Part("data").Part("things").Items()
            : answer.Text("kind") == "Listing" ? ChildrenOf(answer)
            : throw new FetchException("there is no listing in the answer.");

        var pending = new Stack<JsonElement>(things.Reverse());
        while (pending.TryPop(out var thing))
        {
            if (thing.Part("data") is not { } data)
                thread.Warn("Something of another shape was left out.");
            else if (thing.Text("kind") == "more")
                Fold(data);
            else if (thing.Text("kind") == "t1")
            {
                Take(data);
                foreach (var reply in (data.Part("replies") is { ValueKind: JsonValueKind.Object } replies ? ChildrenOf(replies) : []).Reverse())
                    pending.Push(reply);
            }
        }
    }

    /// <summary>What to ask for next; null where nothing is left.</summary>
    public Folded? TakeFolded(int atOnce)
    {
        var children = new List<string>();
        while (children.Count < atOnce && _folded.TryDequeue(out var id))
        {
            if (!thread.Has(id))
                children.Add(id);
        }

        return children.Count > 0 ? new(children, null) : _continued.TryDequeue(out var comment) ? new([], comment) : null;
    }

    private static IEnumerable<JsonElement> ChildrenOf(JsonElement listing) => listing.Part("data").Part("children").Items();

    private void Fold(JsonElement more)
    {
        var children = more.Items("children").Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).ToList();
        foreach (var id in children.Where(_asked.Add))
            _folded.Enqueue(id);

        if (children.Count == 0 && Bare(more.Text("parent_id")) is { } parent && _asked.Add($"continue:{parent}"))
            _continued.Enqueue(parent);
    }

    private void Take(JsonElement data)
    {
        if (data.Text("id") is not { } id)
        {
            thread.Warn("A comment without an id was left out.");
            return;
        }

        var body = data.Text("body");
        var isGone = body is null or "[deleted]" or "[removed]";
        var editedAt = data.Seconds("edited");
        thread.Add(new(
            id, Bare(data.Text("parent_id")), data.Text("author") ?? "[deleted]", null, isGone ? "" : TextOf(data.Text("body_html"), body!),
            data.Seconds("created_utc"), editedAt, editedAt is not null || data.Flag("edited"), isGone));
    }

    // Without raw_json the HTML is escaped once more.
    private static string TextOf(string? html, string markdown) =>
        string.IsNullOrWhiteSpace(html) ? WebUtility.HtmlDecode(markdown) : HtmlText.Of(html.StartsWith("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(html) : html, new("https://www.reddit.com/"));

    // "t1_" begins what answers a comment, "t3_" what answers the post.
    private static string? Bare(string? name) => name?.StartsWith("t1_", StringComparison.Ordinal) == true ? name[3..] : null;
}
