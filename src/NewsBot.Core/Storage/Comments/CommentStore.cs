using NewsBot.Articles;

namespace NewsBot.Storage.Comments;

/// <summary>Comments from the sites and from the chat, one tree an article.</summary>
public sealed class CommentStore(Session session)
{
    internal const string Columns = """
        article_id, id, in_reply_to, origin, author_id, author_name, author_key, addressed_name, text, known_as, position,
        posted_at, seen_at, edited_at, deleted_at, hidden_at, branch_id, missed_at
        """;

    /// <summary>An article's comments from the sites, one branch after another and each in its order; its page's own come first.</summary>
    public IReadOnlyList<StoredComment> FromSite(ArticleId article)
    {
        const string sql = $"""
            SELECT {Columns}
            FROM comment
            WHERE article_id = @article AND origin = 'Site'
            ORDER BY COALESCE(branch_id, ''), position, id
            """;

        return [.. session.Query<CommentRow>(sql, new { article }).Select(row => row.ToStored())];
    }

    /// <summary>All that was said of an article, wherever: for the operator, never for a guild.</summary>
    public IReadOnlyList<Comment> Everything(ArticleId article)
    {
        const string sql = $"""
            SELECT {Columns}
            FROM comment
            WHERE article_id = @article
            ORDER BY origin DESC, COALESCE(branch_id, ''), position, COALESCE(posted_at, seen_at), id
            """;

        return [.. session.Query<CommentRow>(sql, new { article }).Select(row => row.ToComment())];
    }

    public Comment? Find(ArticleId article, CommentId id) =>
        session.First<CommentRow>($"SELECT {Columns} FROM comment WHERE article_id = @article AND id = @id", new { article, id })?.ToComment();

    /// <summary>Keeps comments as they stand now.</summary>
    public void Save(IReadOnlyList<StoredComment> comments)
    {
        const string sql = """
            INSERT INTO comment (
                article_id, id, in_reply_to, origin, author_id, author_name, author_key, addressed_name, text, known_as, position,
                posted_at, seen_at, edited_at, deleted_at, hidden_at, branch_id, missed_at)
            VALUES (
                @ArticleId, @Id, @InReplyTo, @Origin, @AuthorId, @AuthorName, @AuthorKey, @AddressedName, @Text, @KnownAs, @Position,
                @PostedAt, @SeenAt, @EditedAt, @DeletedAt, @HiddenAt, @BranchId, @MissedAt)
            ON CONFLICT (article_id, id) DO UPDATE SET
                in_reply_to = excluded.in_reply_to, author_id = excluded.author_id, author_name = excluded.author_name, author_key = excluded.author_key,
                addressed_name = excluded.addressed_name, text = excluded.text, known_as = excluded.known_as, position = excluded.position,
                posted_at = excluded.posted_at, edited_at = excluded.edited_at, deleted_at = excluded.deleted_at,
                missed_at = excluded.missed_at
            WHERE comment.origin = 'Site'
            """;

        session.ExecuteEach(sql, comments.Select(CommentRow.Of));
    }

    /// <summary>Shows a hidden comment again.</summary>
    public void Unhide(ArticleId article, CommentId id) => session.Execute("UPDATE comment SET hidden_at = NULL WHERE article_id = @article AND id = @id", new { article, id });

    /// <summary>Hides a comment everywhere and for good.</summary>
    public void Hide(ArticleId article, CommentId id, DateTimeOffset now) =>
        session.Execute("UPDATE comment SET hidden_at = COALESCE(hidden_at, @now) WHERE article_id = @article AND id = @id", new { article, id, now });
}
