namespace NewsBot.Sources.Comments;

/// <summary>A comment as its source tells it; what the source does not tell is null or empty.</summary>
/// <param name="Id">The source's own id; null where it has none, and the comment is known by what it says.</param>
/// <param name="InReplyTo">The source's id of what it answers; that need not be there.</param>
/// <param name="AuthorKey">What the source knows the author by, where the name alone does not tell.</param>
/// <param name="Text">Plain text, as people read it.</param>
public sealed record SourceComment(
    string? Id,
    string? InReplyTo,
    string Author,
    string? AuthorKey,
    string Text,
    DateTimeOffset? PostedAt,
    DateTimeOffset? EditedAt = null,
    bool Edited = false,
    bool Deleted = false,
    bool Orphan = false);
