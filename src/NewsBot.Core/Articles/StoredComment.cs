namespace NewsBot.Articles;

/// <summary>A site's comment as the store keeps it.</summary>
/// <param name="KnownAs">The id that the page gives it now; an edit changes this and keeps the comment's own.</param>
/// <param name="Position">Its place among the article's comments, from 0.</param>
/// <param name="MissedAt">When its source was first without it; null where it has it, or was not asked for all of them.</param>
public sealed record StoredComment(Comment Comment, CommentId KnownAs, long Position, DateTimeOffset? MissedAt = null);
