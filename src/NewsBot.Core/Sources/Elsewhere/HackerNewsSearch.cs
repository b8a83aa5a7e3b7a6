using NewsBot.Articles;
using NewsBot.Sources.Comments;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Searches Hacker News (https://hn.algolia.com/api).</summary>
internal sealed class HackerNewsSearch : IDiscussionSearch
{
    public Place Place => Place.HackerNews;

    public async Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken)
    {
        // The search takes an address for words; which of what it finds is meant shows only by its own address.
        var query = $"search?tags=story&restrictSearchableAttributes=url&hitsPerPage=50&query={Uri.EscapeDataString(StoryUrl.KeyOf(url) ?? url)}";
        var answer = await access.AskAsync(new Uri(api, query), cancellationToken);
        return
        [
            .. from hit in answer.Items("hits")
               where DiscussionSearch.IsSame(hit.Text("url"), url)
               let id = hit.Text("objectID")
               where id is not null
               let page = new Uri($"https://news.ycombinator.com/item?id={Uri.EscapeDataString(id)}")
               select new FoundDiscussion(new(CommentSystem.HackerNews, page, api, id), hit.Integer("num_comments") ?? 0),
        ];
    }
}
