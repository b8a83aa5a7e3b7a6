using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Searches;

namespace NewsBot.Storage.Comments;

/// <summary>The comments that people wrote in the chat, by the messages that they are.</summary>
public sealed class ReplyStore(Session session)
{
    // A question that was answered on the spot, and the answer: one message of ours shows both.
    private const string IsOnTheSpot = "EXISTS (SELECT 1 FROM question q WHERE q.article_id = comment.article_id AND q.channel_id IS NULL AND comment.id IN (q.comment_id, q.answer_id))";

    /// <summary>Where somebody wrote a comment; null for one from a site.</summary>
    public ChannelId? PlaceOf(ArticleId article, CommentId id) =>
        session.First<ChannelId?>("SELECT channel_id FROM comment WHERE article_id = @article AND id = @id AND channel_id IS NOT NULL", new { article, id });

    /// <summary>What was said in a post's thread through us or by us: it has no message of its own. What a command answered on the spot has been said.</summary>
    public IReadOnlyList<Comment> FromForms(Post post)
    {
        const string sql = $"""
            SELECT {CommentStore.Columns}
            FROM comment
            WHERE article_id = @Article AND message_id IS NULL
              AND NOT {IsOnTheSpot}
              AND channel_id = (SELECT message_id FROM delivery WHERE article_id = @Article AND channel_id = @Channel AND kind = 'Thread')
            ORDER BY posted_at, id
            """;

        return [.. session.Query<CommentRow>(sql, new { post.Article, post.Channel }).Select(row => row.ToComment())];
    }

    /// <summary>Keeps what a person said in an article's thread; false where it is known already. Its text is what they say now.</summary>
    /// <param name="message">Null for what they said through us.</param>
    public bool Save(Comment comment, GuildId guild, ChannelId channel, MessageId? message)
    {
        const string insert = """
            INSERT INTO comment (
                article_id, id, in_reply_to, origin, author_id, author_name, author_key, text, known_as, position,
                posted_at, seen_at, edited_at, guild_id, channel_id, message_id)
            VALUES (
                @Article, @Id, @InReplyTo, 'Discord', @AuthorId, @AuthorName, @AuthorKey, @Text, @Id, 0,
                @PostedAt, @SeenAt, @EditedAt, @guild, @channel, @message)
            ON CONFLICT DO NOTHING
            """;
        const string update = """
            UPDATE comment
            SET text = @Text, edited_at = @EditedAt
            WHERE article_id = @Article AND id = @Id AND text <> @Text AND deleted_at IS NULL
            """;

        var row = new
        {
            comment.Article,
            comment.Id,
            comment.InReplyTo,
            AuthorId = comment.Author.Id,
            AuthorName = comment.Author.Name,
            AuthorKey = SearchKey.Of(comment.Author.Name),
            comment.Text,
            comment.PostedAt,
            comment.SeenAt,
            comment.EditedAt,
            guild,
            channel,
            message,
        };
        return session.Execute(insert, row) > 0 || session.Execute(update, row) > 0;
    }

    /// <summary>A person's message in a post's thread, by the comment that it is.</summary>
    public MessageId? MessageOf(Post post, CommentId comment) =>
        session.First<MessageId?>(
            "SELECT message_id FROM comment WHERE article_id = @Article AND id = @comment AND channel_id = (SELECT message_id FROM delivery WHERE article_id = @Article AND channel_id = @Channel AND kind = 'Thread')",
            new { post.Article, post.Channel, comment });

    /// <summary>The comment that a person's message is.</summary>
    public CommentId? OfMessage(MessageId message) => session.First<CommentId?>("SELECT id FROM comment WHERE message_id = @message", new { message });

    /// <summary>Whether a comment is itself a message of the chat, or came with one.</summary>
    public bool HasOwnMessage(Comment comment) =>
        session.First<long>("SELECT COUNT(*) FROM comment WHERE article_id = @Article AND id = @Id AND message_id IS NOT NULL", new { comment.Article, comment.Id }) > 0;

    /// <summary>The messages of people that a thread is known to hold.</summary>
    public IReadOnlyList<MessageId> MessagesIn(ChannelId channel) =>
        session.Query<MessageId>($"SELECT message_id FROM comment WHERE channel_id = @channel AND message_id IS NOT NULL AND deleted_at IS NULL AND NOT {IsOnTheSpot}", new { channel });

    public bool Edit(MessageId message, string text, DateTimeOffset now) =>
        session.Execute("UPDATE comment SET text = @text, edited_at = @now WHERE message_id = @message AND text <> @text AND deleted_at IS NULL", new { message, text, now }) > 0;

    /// <summary>Leaves of a person's message only its place in the tree.</summary>
    public bool Delete(MessageId message, DateTimeOffset now) =>
        session.Execute("UPDATE comment SET text = '', deleted_at = @now WHERE message_id = @message AND deleted_at IS NULL", new { message, now }) > 0;

    /// <summary>Leaves of what people said in a channel or a thread only its place in the tree.</summary>
    public void DeleteIn(ChannelId place, DateTimeOffset now) =>
        session.Execute("UPDATE comment SET text = '', deleted_at = @now WHERE channel_id = @place AND deleted_at IS NULL", new { place, now });

    /// <summary>Has what people said in a thread that was removed stand in the thread's channel; who sees that may see it as before.</summary>
    public void MoveOut(ChannelId thread, ChannelId channel) =>
        session.Execute($"UPDATE comment SET channel_id = @channel, message_id = CASE WHEN {IsOnTheSpot} THEN NULL ELSE message_id END WHERE channel_id = @thread", new { thread, channel });

    /// <summary>Has what people said in a post's former thread be said in its new one, by us: their own messages went with the old one. False where nobody said anything there.</summary>
    public bool MoveIn(Post post, ChannelId thread) =>
        session.Execute($"UPDATE comment SET channel_id = @thread, message_id = NULL WHERE article_id = @Article AND channel_id = @Channel AND NOT {IsOnTheSpot}", new { post.Article, post.Channel, thread }) > 0;

    /// <summary>The article under which we show what a person's message said, whose own thread is no longer the article's; null for any other message.</summary>
    public ArticleId? MovedFrom(CommentId comment) =>
        session.First<ArticleId?>("SELECT article_id FROM comment WHERE id = @comment AND origin = 'Discord' AND message_id IS NULL AND deleted_at IS NULL", new { comment });

    /// <summary>Leaves of what a person said through us only its place in the tree; false for any other comment.</summary>
    public bool DeleteFromForm(ArticleId article, CommentId id, DateTimeOffset now) =>
        session.Execute("UPDATE comment SET text = '', deleted_at = COALESCE(deleted_at, @now) WHERE article_id = @article AND id = @id AND origin = 'Discord' AND message_id IS NULL", new { article, id, now }) > 0;
}
