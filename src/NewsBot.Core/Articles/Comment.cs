namespace NewsBot.Articles;

/// <summary>Names a comment within the whole collection: 22 characters.</summary>
public readonly record struct CommentId(string Value)
{
    /// <summary>For a page that gives its comments no ids: author, addressed name, text, and which occurrence of these (from 1).</summary>
    public static CommentId OfContent(ArticleId article, string author, string? addressedName, string text, int occurrence) =>
        new(ShortHash.Of("content", article.Value, author, addressedName, text, occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>For a page that does; an id that already has our form is kept.</summary>
    public static CommentId OfSource(ArticleId article, string sourceId) =>
        new(ShortHash.HasForm(sourceId) ? sourceId : ShortHash.Of("source", article.Value, sourceId));

    /// <summary>For one of an article's several discussions: their ids never meet.</summary>
    public static CommentId OfBranch(ArticleId article, BranchId branch, string sourceId) => new(ShortHash.Of("branch", article.Value, branch.Value, sourceId));

    public override string ToString() => Value;
}

/// <summary>Where a comment was written.</summary>
public enum Origin
{
    Site,
    Discord,
}

/// <summary>A comment as it stands now: at the source, or in the chat where it was written.</summary>
/// <param name="InReplyTo">The comment it answers (RFC 4685); it need not have been read yet.</param>
/// <param name="AddressedName">Whom the page says it answers, where the page names people and not comments.</param>
/// <param name="SeenAt">When it was first read; orders what has no time of its own.</param>
/// <param name="HiddenAt">When a moderator removed its mirror; it is shown nowhere from then on.</param>
/// <param name="Branch">Which of the article's discussions it belongs to; null for what its page itself lists, and for what people of the chat write.</param>
public sealed record Comment(
    ArticleId Article,
    CommentId Id,
    CommentId? InReplyTo,
    Author Author,
    string? AddressedName,
    string Text,
    DateTimeOffset? PostedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? HiddenAt,
    Origin Origin,
    BranchId? Branch = null)
{
    public DateTimeOffset WrittenAt => PostedAt ?? SeenAt;

    public bool IsTombstone => DeletedAt is not null;

    /// <summary>Whether there is anything of it that may be shown.</summary>
    public bool IsReadable => DeletedAt is null && HiddenAt is null;

    /// <summary>Whether we said it ourselves, and not a person.</summary>
    public bool IsOurs => Author.Id == Author.Bot.Id;
}
