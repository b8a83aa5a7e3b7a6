using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads a topic of a Discourse forum, also beyond the twenty posts that it begins with (https://docs.discourse.org/).</summary>
internal sealed partial class DiscourseReader : ICommentReader
{
    private const int AtOnce = 50;

    public CommentSystem Reads => CommentSystem.Discourse;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var topic = section.Key ?? await TopicOfAsync(section, access, cancellationToken);
        var thread = new ThreadBuilder(section.ToBranch("Forum", section.Api.IdnHost));
        var first = await access.AskAsync(new FetchRequest(section.Api.Below($"t/{topic.Escaped()}.json")), cancellationToken);
        var posts = PostsOf(first).ToList();

        var missing = first.Part("post_stream").Part("stream").Items().Select(id => id.GetRawText()).Except(posts.Select(post => post.Text("id")).OfType<string>()).ToList();
        foreach (var chunk in missing.Chunk(AtOnce))
        {
            if (!thread.TurnsTo(chunk[0]))
                break;
            var more = await access.AskAsync(new FetchRequest(section.Api.Below($"t/{topic.Escaped()}/posts.json?{string.Join('&', chunk.Select(id => $"post_ids[]={id.Escaped()}"))}")), cancellationToken);
            posts.AddRange(PostsOf(more));
        }

        Read(posts, thread, section.Key is null, section.Api);
        if (missing.Count(id => !thread.Has(id)) is > 0 and var lost)
            thread.Warn($"The forum names {lost} posts that it does not show.");
        return thread.Build(isWhole: true);
    }

    public static IEnumerable<JsonElement> PostsOf(JsonElement topic) =>
        topic.Part("post_stream").Part("posts") is { ValueKind: JsonValueKind.Array } posts ? posts.EnumerateArray() : throw new FetchException("there is no topic with posts in the answer.");

    /// <summary>Takes posts, in whatever order they came.</summary>
    /// <param name="isEmbedded">Whether the topic was made for the article: then its first post is the article.</param>
    public static void Read(IReadOnlyList<JsonElement> posts, ThreadBuilder thread, bool isEmbedded, Uri? forum)
    {
        var byNumber = new Dictionary<long, string>();
        foreach (var post in posts)
        {
            if (post.Text("id") is { } id && post.Integer("post_number") is { } number && !(isEmbedded && number == 1))
                byNumber.TryAdd(number, id);
        }

        foreach (var post in posts.OrderBy(post => post.Integer("post_number") ?? long.MaxValue))
        {
            if (post.Text("id") is not { } id || post.Integer("post_number") is not { } number)
                thread.Warn("A post without an id or a number was left out.");
            else if (post.Integer("post_type") is not (3 or 4) && !(isEmbedded && number == 1))
                thread.Add(Comment(post, id, ParentOf(post, number, byNumber), forum));
        }
    }

    // Posts answer each other by their numbers in the topic; one that answers none answers the first.
    private static string? ParentOf(JsonElement post, long number, Dictionary<long, string> byNumber)
    {
        var answered = post.Integer("reply_to_post_number") ?? 1;
        return answered == number ? null : byNumber.TryGetValue(answered, out var id) ? id : answered == 1 ? null : $"post {answered}";
    }

    private static SourceComment Comment(JsonElement post, string id, string? parent, Uri? forum)
    {
        var isGone = post.Part("deleted_at") is not null || post.Flag("user_deleted") || post.Flag("hidden");
        var isEdited = post.Integer("version") > 1;
        return new(
            id, parent, post.Text("username") ?? post.Text("name") ?? "", null, isGone ? "" : HtmlText.Of(post.Text("cooked") ?? "", forum),
            post.Time("created_at"), isEdited ? post.Time("updated_at") : null, isEdited, isGone);
    }

    // What a site embeds is found by the address of its page.
    private static async Task<string> TopicOfAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var answer = await access.Fetch(new(section.Api.Below($"embed/comments?embed_url={section.Page.AbsoluteUri.Escaped()}")), cancellationToken);
        var link = Topic.Match(Encoding.UTF8.GetString(answer.Body));
        return link.Success ? link.Groups[1].Value : throw new FetchException("the forum has no topic for this page yet.");
    }

    [GeneratedRegex("""href=["'][^"']*/t/(?:[^/"']+/)?([0-9]+)""")]
    private static partial Regex Topic { get; }
}
