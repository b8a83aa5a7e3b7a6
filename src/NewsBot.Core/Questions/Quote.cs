using NewsBot.Articles;

namespace NewsBot.Questions;

/// <summary>A part of an answer: words exactly as they stand in a paragraph or a comment, and what is concluded from them.</summary>
/// <param name="Comment">The comment that says it; null for the article.</param>
/// <param name="Paragraph">The article's paragraph that says it, from 0; null for a comment.</param>
/// <param name="Claim">Null where the words speak for themselves.</param>
public sealed record Quote(string Text, CommentId? Comment, int? Paragraph, string? Claim = null);
