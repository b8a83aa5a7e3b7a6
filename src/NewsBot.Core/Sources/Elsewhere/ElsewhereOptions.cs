using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsBot.Sources.Elsewhere;

/// <summary>The "Elsewhere" section: where discussions of articles are looked for by the articles' addresses.</summary>
public sealed class ElsewhereOptions
{
    /// <summary>Whether they are looked for at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many comments a discussion must have, where the source does not say.</summary>
    [Range(0, 100_000)]
    public int Least { get; set; } = 3;

    /// <summary>Where Hacker News is searched (https://hn.algolia.com/api).</summary>
    public Uri? HackerNewsUrl { get; set; } = new("https://hn.algolia.com/api/v1/");

    /// <summary>Hacker News' own interface, for what the search does not have yet (https://github.com/HackerNews/API).</summary>
    public Uri? HackerNewsItemsUrl { get; set; } = new("https://hacker-news.firebaseio.com/v0/");

    /// <summary>Reddit's interface; it is asked only with the credentials "reddit".</summary>
    public Uri? RedditUrl { get; set; } = new("https://oauth.reddit.com/");

    /// <summary>Where Reddit gives tokens for these credentials.</summary>
    public Uri? RedditLoginUrl { get; set; } = new("https://www.reddit.com/api/v1/access_token");

    /// <summary>The Lemmy instance that is asked; none is, unless it is named here.</summary>
    public Uri? LemmyUrl { get; set; }

    /// <summary>The Mastodon instance that is asked, with the credentials "mastodon" where there are any; none is, unless it is named here.</summary>
    public Uri? MastodonUrl { get; set; }
}

[OptionsValidator]
public sealed partial class ElsewhereOptionsValidator : IValidateOptions<ElsewhereOptions>;
