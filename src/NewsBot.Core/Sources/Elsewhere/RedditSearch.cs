using NewsBot.Sources.Comments;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Asks Reddit what was submitted with an address (https://www.reddit.com/dev/api/#GET_api_info).</summary>
internal sealed class RedditSearch : IDiscussionSearch
{
    public Place Place => Place.Reddit;

    public async Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(new Uri(api, $"api/info?raw_json=1&limit=100&url={Uri.EscapeDataString(url)}"), Authorization: $"Bearer {access.Secret("reddit")}", IsInterface: true);
        var answer = JsonFacts.Parse(await access.Fetch(request, cancellationToken));
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
