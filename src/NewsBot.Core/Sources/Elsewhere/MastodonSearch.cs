using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Searches a Mastodon instance as far as that lets one search (https://docs.joinmastodon.org/methods/search/#v2).</summary>
internal sealed class MastodonSearch : IDiscussionSearch
{
    public Place Place => Place.Mastodon;

    public async Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken)
    {
        var token = access.Secret("mastodon") is { } secret ? $"Bearer {secret}" : null;
        var request = new FetchRequest(new Uri(api, $"api/v2/search?type=statuses&limit=40&q={Uri.EscapeDataString(url)}"), Authorization: token, IsInterface: true);
        var answer = await access.AskAsync(request, cancellationToken);
        return
        [
            .. from status in answer.Items("statuses")
               where DiscussionSearch.IsSame(status.Part("card").Text("url"), url) || status.Text("content")?.Contains(url, StringComparison.Ordinal) == true
               let id = status.Text("id")
               where id is not null && status.Part("in_reply_to_id") is null
               let page = Uri.TryCreate(status.Text("url"), UriKind.Absolute, out var own) && own.Scheme is "http" or "https" ? own : new Uri(api, $"statuses/{Uri.EscapeDataString(id)}")
               select new FoundDiscussion(new(CommentSystem.Mastodon, page, api, id), status.Integer("replies_count") ?? 0),
        ];
    }
}
