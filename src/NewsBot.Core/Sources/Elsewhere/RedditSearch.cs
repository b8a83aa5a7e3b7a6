using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Asks Reddit what was submitted with an address (https://www.reddit.com/dev/api/#GET_api_info).</summary>
/// <param name="login">Where tokens are given.</param>
internal sealed class RedditSearch(Uri? login) : IDiscussionSearch
{
    public const string Credentials = "reddit";

    public Place Place => Place.Reddit;

    public async Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken)
    {
        var credentials = access.Secret(Credentials) ?? throw new FetchException($"Reddit is asked only with the setting Credentials:{Credentials}.");
        var authorization = await RedditReader.AuthorizeAsync(login ?? RedditReader.DefaultLogin, credentials, access, cancellationToken);
        var answer = await access.AskAsync(new FetchRequest(new Uri(api, $"api/info?raw_json=1&limit=100&url={Uri.EscapeDataString(url)}"), Authorization: authorization, IsInterface: true), cancellationToken);
        return
        [
            .. from child in answer.Part("data").Part("children").Items()
               let link = child.Part("data")
               where DiscussionSearch.IsSame(link.Text("url"), url)
               let id = link.Text("id")
               let path = link.Text("permalink")
               where id is not null && path?.StartsWith('/') == true
               select new FoundDiscussion(new(CommentSystem.Reddit, new(new Uri("https://www.reddit.com/"), path), api, id), link?.Integer("num_comments") ?? 0),
        ];
    }
}
