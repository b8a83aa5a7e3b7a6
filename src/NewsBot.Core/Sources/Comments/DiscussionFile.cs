namespace NewsBot.Sources.Comments;

/// <summary>A discussion as a file holds it, and what the file says of the article.</summary>
internal sealed record DiscussionFile(string Title, string? Url, CommentThread Thread);
