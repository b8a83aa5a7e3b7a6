namespace NewsBot.Sources.Comments;

/// <summary>What holds a discussion, and so how it is read.</summary>
public enum CommentSystem
{
    WordPress,
    Disqus,
    Discourse,
    HackerNews,
    Reddit,
    Lemmy,
    Mastodon,
    Isso,
    Remark42,
    Commento,
    Coral,
    OpenWeb,

    /// <summary>A feed of comments (RSS, or Atom with RFC 4685).</summary>
    Feed,

    /// <summary>The page itself: rendered lists, and schema.org's Comment.</summary>
    Markup,
}
