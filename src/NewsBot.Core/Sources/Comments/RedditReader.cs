using System.Text;
using System.Text.Json;

namespace NewsBot.Sources.Comments;

/// <summary>Reads a thread of Reddit with an application's credentials, "id:secret", and everything that it folds away (https://www.reddit.com/dev/api/).</summary>
/// <param name="login">Where tokens are given.</param>
internal sealed class RedditReader(Uri? login = null) : ICommentReader
{
    public static readonly Uri DefaultApi = new("https://oauth.reddit.com/");

    private const int AtOnce = 100;
    private readonly Uri _login = login ?? new("https://www.reddit.com/api/v1/access_token");

    public CommentSystem Reads => CommentSystem.Reddit;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var authorization = $"bearer {await TokenAsync(section, access, cancellationToken)}";
        var thread = new ThreadBuilder(section.ToBranch("Reddit", "reddit.com"));
        var listing = new RedditListing(thread);
        listing.Read(await AskAsync($"comments/{section.Key.Escaped()}?limit=500&depth=10&sort=old&raw_json=1"));

        // What is folded away is asked for by the hundred; what is too deep begins a page of its own.
        while (listing.TakeFolded(AtOnce) is { } next && thread.TurnsTo(next.Key))
        {
            listing.Read(next.Continued is { } comment
                ? await AskAsync($"comments/{section.Key.Escaped()}/_/{comment.Escaped()}?limit=500&depth=10&sort=old&raw_json=1")
                : await AskAsync($"api/morechildren?api_type=json&raw_json=1&link_id=t3_{section.Key.Escaped()}&children={string.Join(',', next.Children)}"));
        }

        return thread.Build();

        Task<JsonElement> AskAsync(string path) => access.AskAsync(new FetchRequest(section.Api.Below(path), Authorization: authorization, IsInterface: true), cancellationToken);
    }

    private async Task<string> TokenAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(access.RequireSecret(section)));
        var answer = await access.AskAsync(new FetchRequest(_login, Body: new("grant_type=client_credentials", "application/x-www-form-urlencoded"), Authorization: $"Basic {basic}", IsInterface: true), cancellationToken);
        return answer.Text("access_token") ?? throw new FetchException("Reddit gave no token for these credentials.");
    }
}
