using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Sources.Markup;

namespace NewsBot.Sources.Comments;

/// <summary>Reads Disqus by its API 3.0, for which it wants a key (https://disqus.com/api/docs/threads/listPosts/).</summary>
internal sealed class DisqusReader : ICommentReader
{
    public static readonly Uri DefaultApi = new("https://disqus.com/api/3.0/");

    public CommentSystem Reads => CommentSystem.Disqus;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var thread = new ThreadBuilder(section.ToBranch("Disqus", "disqus.com"));
        var which = section.Key is null ? $"link:{section.Page.AbsoluteUri}" : section.Key.All(char.IsAsciiDigit) && section.Site is null ? section.Key : $"ident:{section.Key}";
        var query = $"threads/listPosts.json?api_key={access.RequireSecret(section).Escaped()}&forum={section.Site.Escaped()}&thread={which.Escaped()}&limit=100&order=asc";

        for (var cursor = ""; thread.TurnsTo(cursor);)
        {
            var answer = await access.AskAsync(section.Api.Below(cursor.Length == 0 ? query : $"{query}&cursor={cursor.Escaped()}"), cancellationToken);
            Read(answer, thread);
            if (answer.Part("cursor") is not { } next || !(next.Flag("hasNext") || next.Flag("more")) || next.Text("next") is not { Length: > 0 } following)
                break;
            cursor = following;
        }

        return thread.Build(isWhole: true);
    }

    /// <summary>Takes the posts of one answer.</summary>
    public static void Read(JsonElement answer, ThreadBuilder thread)
    {
        if (answer.Integer("code") is > 0 and var code)
            throw new FetchException($"Disqus refuses with code {code}.");
        if (answer.Part("response") is not { ValueKind: JsonValueKind.Array } posts)
            throw new FetchException("there is no list of posts in the answer.");

        foreach (var post in posts.EnumerateArray())
        {
            if (Comment(post) is { } comment)
                thread.Add(comment);
            else if (!post.Flag("isSpam"))
                thread.Warn("A post without an id was left out.");
        }
    }

    // Ids are texts here and numbers there; somebody who did not sign in has none.
    private static SourceComment? Comment(JsonElement post)
    {
        if (post.Text("id") is not { } id || post.Flag("isSpam"))
            return null;

        var author = post.Part("author");
        var isGone = post.Flag("isDeleted") || post.Flag("isDeletedByAuthor") || post.Part("isApproved") is { ValueKind: JsonValueKind.False };
        return new(
            id, post.Text("parent"), author.Text("name") ?? author.Text("username") ?? "", author.Text("username") ?? author.Text("id"),
            isGone ? "" : HtmlText.Of(post.Text("message") ?? post.Text("raw_message") ?? ""), post.Time("createdAt"), null, post.Flag("isEdited"), isGone);
    }
}
