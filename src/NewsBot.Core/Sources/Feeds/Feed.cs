namespace NewsBot.Sources.Feeds;

/// <summary>What a feed says (RSS, Atom or JSON Feed); what it does not say is null or empty.</summary>
/// <param name="Form">What it is written in: "RSS 2.0", "Atom 1.0", "JSON Feed 1.1".</param>
/// <param name="Link">The page that it belongs to.</param>
/// <param name="Ttl">How long it asks not to be read again (ttl, or the syndication module's period and frequency).</param>
/// <param name="Hub">Where one can ask to be told of news (https://www.w3.org/TR/websub/).</param>
/// <param name="Warnings">What was wrong with it, a sentence each; what could be read is here all the same.</param>
public sealed record Feed(
    string Form,
    string? Title,
    Uri? Link,
    string? Language,
    DateTimeOffset? UpdatedAt,
    TimeSpan? Ttl,
    Uri? Hub,
    IReadOnlyList<FeedArticle> Articles,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Where the feed goes on (https://www.rfc-editor.org/rfc/rfc5005).</summary>
    public Uri? Next { get; init; }
}

/// <summary>One article of a feed, or one comment of a feed of comments.</summary>
/// <param name="Id">The feed's own id of it (guid, atom:id); else its link.</param>
/// <param name="Summary">The teaser, as plain text.</param>
/// <param name="Content">The full text as HTML, where the feed has it.</param>
/// <param name="CommentCount">slash:comments, thr:total or thr:count.</param>
/// <param name="CommentsPage">Where people read its comments (RSS comments, Atom link rel=replies of HTML).</param>
/// <param name="CommentFeed">Where its comments are a feed (wfw:commentRss, Atom link rel=replies).</param>
/// <param name="InReplyTo">The ids of what it answers (thr:in-reply-to, https://www.rfc-editor.org/rfc/rfc4685).</param>
public sealed record FeedArticle(
    string? Id,
    Uri? Link,
    string? Title,
    FeedAuthor? Author,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? UpdatedAt,
    string? Summary,
    string? Content,
    IReadOnlyList<string> Tags,
    Uri? Image,
    int? CommentCount,
    Uri? CommentsPage,
    Uri? CommentFeed,
    IReadOnlyList<string> InReplyTo);

/// <summary>Who wrote an article or a comment of a feed.</summary>
public sealed record FeedAuthor(string Name, Uri? Page);
