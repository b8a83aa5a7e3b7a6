using NewsBot.Articles;

namespace NewsBot.Sources.Comments;

/// <summary>Where a discussion lies: found on an article's page, or fixed in the settings of a source.</summary>
/// <param name="Page">Where people read it.</param>
/// <param name="Api">The address below which the system answers; for a feed its own.</param>
/// <param name="Key">What the system knows the discussion by: a post's id, a path, an identifier.</param>
/// <param name="Site">What the system knows the site by: Disqus' short name, Commento's domain, Remark42's site id.</param>
/// <param name="Credentials">The name of the credentials to read it with; without one, the system's name in lower case.</param>
public sealed record CommentSection(CommentSystem System, Uri Page, Uri Api, string? Key = null, string? Site = null, string? Credentials = null)
{
    private string SystemName => System.ToString().ToLowerInvariant();

    /// <summary>The name of the credentials that it is read with, where it needs any.</summary>
    public string SecretName => Credentials ?? SystemName;

    /// <summary>The branch that it is to its article. What the site itself holds is one, in whichever way it is read.</summary>
    public BranchId Id => new(System switch
    {
        CommentSystem.WordPress or CommentSystem.Feed or CommentSystem.Markup => "comments",
        CommentSystem.HackerNews or CommentSystem.Reddit => $"{SystemName}/{Key}",
        CommentSystem.Lemmy or CommentSystem.Mastodon => $"{SystemName}/{Api.IdnHost}/{Key}",
        _ => SystemName,
    });

    /// <summary>Whether both lead to one discussion: that of one page, or one that several pages share.</summary>
    public bool IsSameAs(CommentSection other) =>
        Id == other.Id && (StoryUrl.AreSame(Page.AbsoluteUri, other.Page.AbsoluteUri) || (IsNamed && (System, Api, Key, Site) == (other.System, other.Api, other.Key, other.Site)));

    // Whatever else has no key is told apart by its page.
    private bool IsNamed => Key is not null || System == CommentSystem.Feed;

    /// <summary>The branch as it is shown; its authors are at home on another site where one is given.</summary>
    internal Branch ToBranch(string label, string? authorsAt = null) => new(Id, label, Page.AbsoluteUri, authorsAt);
}
