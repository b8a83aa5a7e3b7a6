using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>What a source's address leads to.</summary>
public enum SourceKind
{
    /// <summary>A folder of pages on this machine.</summary>
    Folder,

    /// <summary>A feed: RSS, Atom or JSON Feed.</summary>
    Feed,

    /// <summary>A page that announces a feed, which is then followed.</summary>
    Site,

    /// <summary>One article, read again and again.</summary>
    Page,
}

/// <summary>Where news comes from, and what is taken of it.</summary>
/// <param name="Address">The address in the web, or a folder's path.</param>
/// <param name="Every">How often it is asked; null for as often as it has something new.</param>
/// <param name="Comments">How its reader comments are read; null for as its pages show.</param>
/// <param name="Credentials">The name in the settings of what the source is to be asked with.</param>
/// <param name="Terms">How it wants its articles shown; null for as every channel likes.</param>
public sealed record Source(
    SourceName Name,
    SourceKind Kind,
    string Address,
    TimeSpan? Every = null,
    ArticleFilter? Only = null,
    ArticleFilter? Except = null,
    CommentChoice? Comments = null,
    ElsewhereChoice? Elsewhere = null,
    string? Credentials = null,
    SourceTerms? Terms = null)
{
    /// <summary>Whether an article is wanted of this source.</summary>
    public bool Takes(Article article) => Only?.Matches(article) != false && Except?.Matches(article) != true;
}

/// <summary>How a source's comments are read.</summary>
/// <param name="System">The comment system, or <see cref="None"/>.</param>
/// <param name="Url">Where the system answers, unless its pages say so.</param>
/// <param name="Site">What the system knows the site by, unless its pages say so.</param>
/// <param name="Credentials">The name in the settings of what the system is to be asked with.</param>
public sealed record CommentChoice(string System, string? Url = null, string? Site = null, string? Credentials = null)
{
    public const string None = "none";
}

/// <summary>A place where articles of other sites are discussed.</summary>
public enum Place
{
    HackerNews,
    Reddit,
    Lemmy,
    Mastodon,
}

/// <summary>Where discussions of a source's articles are looked for.</summary>
/// <param name="Places">Null for all that the settings name.</param>
/// <param name="Least">How many comments a discussion must have; null for as many as the settings say.</param>
/// <param name="Hold">Whether what is said there waits for a moderator.</param>
public sealed record ElsewhereChoice(IReadOnlyList<Place>? Places = null, int? Least = null, bool Hold = true);
