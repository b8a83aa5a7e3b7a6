using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Elsewhere;

/// <summary>A discussion of an article in another place, and how many comments that says it has.</summary>
public sealed record FoundDiscussion(CommentSection Section, long Comments);

/// <summary>Looks in one place for discussions of an article, by its address.</summary>
internal interface IDiscussionSearch
{
    Place Place { get; }

    /// <summary>All that the place has about an address; throws <see cref="FetchException"/> where it gave no answer.</summary>
    /// <param name="api">Where the place answers.</param>
    Task<IReadOnlyList<FoundDiscussion>> FindAsync(string url, Uri api, CommentAccess access, CancellationToken cancellationToken);
}
