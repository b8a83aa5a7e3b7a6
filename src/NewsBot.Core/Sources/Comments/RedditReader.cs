using System.Text;
using System.Text.Json;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Comments;

/// <summary>Reads a thread of Reddit with an application's credentials, "id:secret", and everything that it folds away (https://www.reddit.com/dev/api/).</summary>
/// <param name="login">Where tokens are given.</param>
internal sealed class RedditReader(Uri? login = null) : ICommentReader
{
    public static readonly Uri DefaultApi = new("https://oauth.reddit.com/");
    public static readonly Uri DefaultLogin = new("https://www.reddit.com/api/v1/access_token");

    private const int AtOnce = 100;
    private readonly Uri _login = login ?? DefaultLogin;

    public CommentSystem Reads => CommentSystem.Reddit;

    public async Task<CommentThread> ReadAsync(CommentSection section, CommentAccess access, CancellationToken cancellationToken)
    {
        var authorization = await AuthorizeAsync(_login, access.RequireSecret(section), access, cancellationToken);
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

    /// <summary>What to say that one is, for about an hour; throws <see cref="FetchException"/> where Reddit does not take the credentials.</summary>
    internal static async Task<string> AuthorizeAsync(Uri login, string credentials, CommentAccess access, CancellationToken cancellationToken)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
        var answer = await access.AskAsync(new FetchRequest(login, Body: new("grant_type=client_credentials", "application/x-www-form-urlencoded"), Authorization: $"Basic {basic}", IsInterface: true), cancellationToken);
        return answer.Text("access_token") is { } token ? $"bearer {token}" : throw new FetchException("Reddit gave no token for these credentials.");
    }
}
