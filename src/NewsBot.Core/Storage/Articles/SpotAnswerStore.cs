using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Articles;

/// <summary>An answer that was given on the spot and whose message says more than it should by now.</summary>
/// <param name="Locale">The language that it was given in.</param>
public sealed record SpotAnswer(ArticleId Article, CommentId Question, CommentId Answer, GuildId Guild, ChannelId Channel, MessageId Message, string? Locale, DateTimeOffset BehindAt);

/// <summary>The answers that were given on the spot: one message of ours shows the question and its answer.</summary>
public sealed class SpotAnswerStore(Session session)
{
    /// <summary>Whether a question was answered on the spot.</summary>
    public bool IsOf(CommentId question) => session.First<long>("SELECT COUNT(*) FROM question WHERE comment_id = @question AND channel_id IS NULL", new { question }) > 0;

    /// <summary>A message shows a question and the answer that was given on the spot.</summary>
    public void Shown(CommentId question, MessageId message)
    {
        const string sql = """
            UPDATE comment
            SET message_id = @message
            WHERE message_id IS NULL AND (article_id, id) = (SELECT article_id, comment_id FROM question WHERE comment_id = @question AND channel_id IS NULL)
            """;

        session.Execute(sql, new { question, message });
    }

    /// <summary>The message of a question and its answer went because their article was taken down: what both say stays. False for any other message.</summary>
    public bool WentWithArticle(MessageId message)
    {
        const string sql = """
            UPDATE comment
            SET message_id = NULL
            WHERE message_id = @message
              AND EXISTS (SELECT 1 FROM question q WHERE q.article_id = comment.article_id AND q.comment_id = comment.id AND q.channel_id IS NULL)
              AND EXISTS (SELECT 1 FROM takedown t WHERE t.article_id = comment.article_id AND t.guild_id = comment.guild_id)
            """;

        return session.Execute(sql, new { message }) > 0;
    }

    /// <summary>The message of a question and its answer is gone: the answer goes with it.</summary>
    public void Withdraw(MessageId message, DateTimeOffset now)
    {
        const string sql = """
            UPDATE comment
            SET text = '', deleted_at = @now
            WHERE deleted_at IS NULL AND (article_id, id) IN (
                SELECT q.article_id, q.answer_id
                FROM comment c
                JOIN question q ON q.article_id = c.article_id AND q.comment_id = c.id AND q.channel_id IS NULL
                WHERE c.message_id = @message)
            """;

        session.Execute(sql, new { message, now });
    }

    /// <summary>The next answer on the spot whose message is to be changed, in a guild that we are in.</summary>
    public SpotAnswer? Behind()
    {
        const string sql = """
            SELECT q.article_id AS article, q.comment_id AS question, q.answer_id AS answer, c.guild_id AS guild, c.channel_id AS channel, c.message_id AS message, q.locale, q.behind_at
            FROM question q
            JOIN comment c ON c.article_id = q.article_id AND c.id = q.comment_id AND c.message_id IS NOT NULL
            JOIN guild g ON g.id = c.guild_id AND g.present = 1
            WHERE q.behind_at IS NOT NULL AND q.answer_id IS NOT NULL
            ORDER BY q.behind_at
            LIMIT 1
            """;

        return session.First<SpotAnswer>(sql);
    }

    /// <summary>The message says what it should, or is tried again at a moment; where more was taken back meanwhile, that stays to be done.</summary>
    public void CaughtUp(SpotAnswer answer, DateTimeOffset? again) =>
        session.Execute("UPDATE question SET behind_at = @again WHERE article_id = @Article AND comment_id = @Question AND behind_at = @BehindAt", new { answer.Article, answer.Question, answer.BehindAt, again });

    /// <summary>Has the answers to an article that were given on the spot in a guild removed: it was taken down there.</summary>
    public void TakeDown(GuildId guild, ArticleId article, DateTimeOffset now)
    {
        const string sql = """
            UPDATE question
            SET behind_at = @now
            WHERE article_id = @article AND channel_id IS NULL
              AND EXISTS (SELECT 1 FROM comment c WHERE c.article_id = question.article_id AND c.id = question.comment_id AND c.guild_id = @guild)
            """;

        session.Execute(sql, new { guild, article, now });
    }
}
