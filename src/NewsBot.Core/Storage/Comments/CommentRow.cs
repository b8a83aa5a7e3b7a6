using NewsBot.Articles;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Comments;

/// <summary>A comment as its columns have it.</summary>
internal sealed record CommentRow(
    ArticleId ArticleId,
    CommentId Id,
    CommentId? InReplyTo,
    string Origin,
    AuthorId AuthorId,
    string AuthorName,
    string AuthorKey,
    string? AddressedName,
    string Text,
    CommentId KnownAs,
    long Position,
    DateTimeOffset? PostedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? HiddenAt,
    BranchId? BranchId,
    DateTimeOffset? MissedAt)
{
    public static CommentRow Of(StoredComment stored)
    {
        var comment = stored.Comment;
        return new(
            comment.Article, comment.Id, comment.InReplyTo, comment.Origin.ToString(), comment.Author.Id, comment.Author.Name, SearchKey.Of(comment.Author.Name), comment.AddressedName,
            comment.Text, stored.KnownAs, stored.Position, comment.PostedAt, comment.SeenAt, comment.EditedAt, comment.DeletedAt, comment.HiddenAt, comment.Branch, stored.MissedAt);
    }

    public Comment ToComment() => new(
        ArticleId, Id, InReplyTo, new(AuthorId, AuthorName), AddressedName, Text, PostedAt, SeenAt, EditedAt, DeletedAt, HiddenAt, Enum.Parse<Origin>(Origin), BranchId);

    public StoredComment ToStored() => new(ToComment(), KnownAs, Position, MissedAt);
}
