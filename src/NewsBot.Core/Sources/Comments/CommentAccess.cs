namespace NewsBot.Sources.Comments;

/// <summary>What the readers of discussions may use.</summary>
/// <param name="Fetch">The network.</param>
/// <param name="Secret">Credentials by their name; null where none are set.</param>
public sealed record CommentAccess(Fetch Fetch, Func<string, string?> Secret);
