using NewsBot.Articles;

namespace NewsBot.Sources.Comments;

/// <summary>A discussion as it was read to its end: a branch, and its comments in their source's order.</summary>
/// <param name="Warnings">What was wrong with it, a sentence each; what could be read is here all the same.</param>
/// <param name="IsWhole">Whether nothing can be missing: what is not here is not there any more.</param>
public sealed record CommentThread(Branch Branch, IReadOnlyList<SourceComment> Comments, IReadOnlyList<string> Warnings, bool IsWhole = false);
