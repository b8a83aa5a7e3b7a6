using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Sources.Comments;
using NewsBot.Sources.Fetching;

namespace NewsBot.Sources.Elsewhere;

/// <summary>Looks for discussions of articles in other places, as far as the settings name these.</summary>
public sealed class DiscussionSearch(IOptions<ElsewhereOptions> options, IOptions<FetchOptions> fetching)
{
    private readonly Dictionary<Place, IDiscussionSearch> _searches =
        new IDiscussionSearch[] { new HackerNewsSearch(), new RedditSearch(options.Value.RedditLoginUrl), new LemmySearch(), new MastodonSearch() }.ToDictionary(search => search.Place);

    public ElsewhereOptions Options => options.Value;

    /// <summary>Whether others may be asked about an address: they are not told of pages that only we can read.</summary>
    public bool CanBeKnown(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns && address.IdnHost.Contains('.', StringComparison.Ordinal) && !fetching.Value.IsInside(address);

    /// <summary>The places that can be asked, with the addresses at which they answer.</summary>
    /// <param name="wanted">Null for all of them.</param>
    public IEnumerable<(Place Place, Uri Api)> Places(IReadOnlyList<Place>? wanted, Func<string, string?> secret) =>
        from place in Options.Enabled ? Enum.GetValues<Place>() : []
        where wanted is null || wanted.Contains(place)
        let api = AddressOf(place)
        where api is not null && (place != Place.Reddit || secret(RedditSearch.Credentials) is not null)
        select (place, api);

    /// <summary>All that a place has about an article's address; throws <see cref="FetchException"/> where it gave no answer.</summary>
    public Task<IReadOnlyList<FoundDiscussion>> FindAsync(Place place, string url, CommentAccess access, CancellationToken cancellationToken) =>
        AddressOf(place) is { } api ? _searches[place].FindAsync(url, api, access, cancellationToken) : Task.FromResult<IReadOnlyList<FoundDiscussion>>([]);

    internal static bool IsSame(string? found, string url) => StoryUrl.KeyOf(found) is { } key && key == StoryUrl.KeyOf(url);

    // An address below which others lie ends with a slash, also where somebody has left it out.
    private Uri? AddressOf(Place place) => place switch
    {
        Place.HackerNews => Options.HackerNewsUrl,
        Place.Reddit => Options.RedditUrl,
        Place.Lemmy => Options.LemmyUrl,
        _ => Options.MastodonUrl,
    } is { } address ? new(address.AbsoluteUri.TrimEnd('/') + "/") : null;
}
