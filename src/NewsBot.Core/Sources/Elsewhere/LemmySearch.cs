using NewsBot.Sources.Comments;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Searches a Lemmy instance, which knows also what other instances have told it (https://join-lemmy.org/api).</summary>
internal sealed class LemmySearch : IDiscussionSearch
{
    public Place Place => Place.Lemmy;

    public async Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken)
    {
        var answer = await access.AskAsync(new Uri(api, $"api/v3/search?type_=Url&limit=50&q={Uri.EscapeDataString(url)}"), cancellationToken);
        return
        [
            .. from found in answer.Items("posts")
               let post = found.Part("post")
               where DiscussionSearch.IsSame(post.Text("url"), url)
               let id = post.Text("id")
               where id is not null
               let page = new Uri(api, $"post/{Uri.EscapeDataString(id)}")
               select new FoundDiscussion(new(CommentSystem.Lemmy, page, api, id), found.Part("counts")?.Integer("comments") ?? post?.Integer("comments") ?? 0),
        ];
    }
}
