using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Tells by its form which comment system an answer that was kept as a file came from.</summary>
internal static class DiscussionJson
{
    /// <summary>The discussion; null for JSON that no comment system gives. Throws <see cref="FetchException"/> where it is one's and broken.</summary>
    public static DiscussionFile? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => OfList(json),
        JsonValueKind.Object => OfObject(json),
        _ => null,
    };

    private static DiscussionFile? OfList(JsonElement list)
    {
        if (list.GetArrayLength() == 0)
            return null;

        var first = list[0];
        if (first.Text("kind") == "Listing")
            return Reddit(list);
        if (first.Part("content").Part("rendered") is not null && first.Part("author_name") is not null)
            return File("WordPress", $"Comments on post {first.Text("post")}", null, thread => WordPressJson.Read(list, thread));
        return first.Text("type") is "story" or "comment" or "poll" or "job" && first.Part("time") is not null ? HackerNewsItems(list) : null;
    }

    private static DiscussionFile? OfObject(JsonElement json)
    {
        var first = json.Items("comments").Cast<JsonElement?>().FirstOrDefault();
        return json switch
        {
            _ when json.Part("post_stream").Part("posts") is not null => File("Forum", json.Text("title"), null, thread => DiscourseReader.Read([.. DiscourseReader.PostsOf(json)], thread, isEmbedded: false, null)),
            _ when json.Part("post_number") is not null && json.Part("cooked") is not null => File("Forum", json.Text("topic_slug"), null, thread => DiscourseReader.Read([json], thread, isEmbedded: false, null)),
            _ when json.Part("children") is { ValueKind: JsonValueKind.Array } && json.Part("created_at") is not null => File("Hacker News", json.Text("title"), json.Text("url"), thread => HackerNewsReader.ReadTree(json, thread)),
            _ when json.Part("ancestors") is not null && json.Part("descendants") is not null => File("Mastodon", null, null, thread => MastodonReader.Read(json, thread)),
            _ when json.Part("replies") is { ValueKind: JsonValueKind.Array } && json.Part("hidden_replies") is not null => File("Isso", null, null, thread => IssoReader.Read(json, thread)),
            _ when json.Part("json").Part("data").Part("things") is not null || json.Text("kind") == "Listing" => Reddit(json),
            _ when json.Part("response") is { ValueKind: JsonValueKind.Array } && json.Part("code") is not null => File("Disqus", null, null, thread => DisqusReader.Read(json, thread)),
            _ when json.Part("data").Part("story").Part("comments") is { } connection => File("Coral", null, json.Part("data").Part("story").Text("url"), thread => CoralReader.Read(connection, thread)),
            _ when json.Part("conversation").Part("comments") is not null => File("OpenWeb", null, null, thread => OpenWebReader.Read(json.Part("conversation")!.Value, null, 0, thread)),
            _ when first.Part("commentHex") is not null => File("Commento", null, first.Text("url"), thread => CommentoReader.Read(json, json.Items("comments"), thread)),
            _ when first.Part("comment").Part("path") is not null => File("Lemmy", first.Part("post").Text("name"), first.Part("post").Text("url"), thread => LemmyReader.Read(json, thread)),
            _ when first.Part("locator") is not null || first.Part("comment").Part("locator") is not null => File("Remark42", null, (first.Part("locator") ?? first.Part("comment").Part("locator")).Text("url"), thread => Remark42Reader.Read(json, thread)),
            _ when first.Part("ID") is not null && json.Part("found") is not null => File("WordPress", first.Part("post").Text("title"), null, thread => WordPressJson.Read(json, thread)),
            _ when json.Part("content").Part("rendered") is not null && json.Part("author_name") is not null => File("WordPress", $"Comments on post {json.Text("post")}", null, thread => thread.Add(WordPressJson.Comment(json)!)),
            _ => null,
        };
    }

    private static DiscussionFile Reddit(JsonElement json)
    {
        var post = json.ValueKind == JsonValueKind.Array ? json[0].Part("data").Part("children").Items().Cast<JsonElement?>().FirstOrDefault().Part("data") : null;
        return File("Reddit", post.Text("title"), post.Text("url"), thread => new RedditListing(thread).Read(json));
    }

    private static DiscussionFile HackerNewsItems(JsonElement list)
    {
        var story = list.EnumerateArray().Cast<JsonElement?>().FirstOrDefault(item => item.Text("type") == "story");
        return File("Hacker News", story.Text("title"), story.Text("url"), thread =>
        {
            foreach (var comment in list.EnumerateArray().Select(item => HackerNewsReader.Comment(item, story.Text("id"))).OfType<SourceComment>())
                thread.Add(comment);
        });
    }

    private static DiscussionFile File(string system, string? title, string? url, Action<ThreadBuilder> read)
    {
        var thread = new ThreadBuilder(new Branch(new(system.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()), system, null, system));
        read(thread);
        return new(string.IsNullOrWhiteSpace(title) ? $"A discussion on {system}" : title, url, thread.Build());
    }
}
