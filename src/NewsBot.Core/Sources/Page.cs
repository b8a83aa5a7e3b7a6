using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>What one page says: an article and the reader comments under it, nothing invented and nothing re-worded.</summary>
/// <param name="File">Where it was read from, for messages to people.</param>
/// <param name="CommentsHaveIds">Whether the source itself names its comments; else their ids follow from their content.</param>
/// <param name="Grows">For a sample whose comments arrive one by one.</param>
public sealed record Page(
    string File,
    Article Article,
    IReadOnlyList<PageComment> Comments,
    IReadOnlyList<string> Warnings,
    bool CommentsHaveIds,
    Growth? Grows = null)
{
    /// <summary>Its discussions besides the comments that the page itself lists.</summary>
    public IReadOnlyList<PageBranch> Branches { get; init; } = [];
}

/// <summary>A discussion of an article that a comment system holds.</summary>
/// <param name="HaveIds">Whether the system names its comments; else their ids follow from their content.</param>
public sealed record PageBranch(Branch Branch, IReadOnlyList<PageComment> Comments, bool HaveIds);

/// <summary>A comment on a page, in page order; <c>Orphan</c> says that it answers somebody whose comment is not on the page.</summary>
/// <param name="AddressedName">Whom the page says it answers, where it names people and not comments.</param>
/// <param name="AuthorKey">What the source knows its author by, where the name alone does not tell.</param>
/// <param name="EditedAt">When it was changed, where the source tells.</param>
public sealed record PageComment(
    CommentId Id,
    CommentId? InReplyTo,
    string Author,
    string? AddressedName,
    string Text,
    DateTimeOffset? PostedAt,
    bool Edited,
    bool Deleted,
    bool Orphan,
    string? AuthorKey = null,
    DateTimeOffset? EditedAt = null);

/// <summary>The first comments are there at once, each other one arrives an interval later than the one before.</summary>
public sealed record Growth(int First, TimeSpan Every);
