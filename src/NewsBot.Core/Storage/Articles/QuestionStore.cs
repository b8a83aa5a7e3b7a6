using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Questions;

namespace NewsBot.Storage.Articles;

/// <summary>A question that nobody has answered yet.</summary>
public sealed record OpenQuestion(ArticleId Article, CommentId Comment, ChannelId Channel);

/// <summary>An answer that was given on the spot and whose message says more than it should by now.</summary>
/// <param name="Locale">The language that it was given in.</param>
public sealed record SpotAnswer(ArticleId Article, CommentId Question, CommentId Answer, GuildId Guild, ChannelId Channel, MessageId Message, string? Locale, DateTimeOffset BehindAt);

/// <summary>What people asked us, and what our answers quote; the question and the answer themselves are comments.</summary>
public sealed class QuestionStore(Session session)
{
    /// <summary>One answer a person in this time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Keeps a question.</summary>
    /// <param name="channel">The channel of the post in whose thread it is to be answered; null for one that is answered on the spot.</param>
    /// <param name="locale">The language that it is answered in on the spot.</param>
    public void Ask(Comment question, ChannelId? channel, DateTimeOffset now, string? locale = null)
    {
        const string sql = """
            INSERT INTO question (article_id, comment_id, asker, asked_at, channel_id, is_open, locale)
            VALUES (@Article, @Id, @asker, @now, @channel, @isOpen, @locale)
            ON CONFLICT DO NOTHING
            """;

        session.Execute(sql, new { question.Article, question.Id, asker = question.Author.Id, now, channel, isOpen = channel is null ? 0L : 1L, locale });
    }

    /// <summary>How long somebody has to wait until we answer them again; null where they need not.</summary>
    public TimeSpan? WaitOf(AuthorId asker, DateTimeOffset now) =>
        session.First<DateTimeOffset?>("SELECT asked_at FROM question WHERE asker = @asker ORDER BY asked_at DESC LIMIT 1", new { asker }) is { } last && last + Pause > now ? last + Pause - now : null;

    /// <summary>What of a discussion an answer may quote: neither our own answers nor what was asked of us.</summary>
    public IReadOnlyList<Comment> Quotable(ArticleId article, IReadOnlyList<Comment> discussion)
    {
        var asked = session.Query<CommentId>("SELECT comment_id FROM question WHERE article_id = @article", new { article }).ToHashSet();
        return [.. discussion.Where(comment => !comment.IsOurs && !asked.Contains(comment.Id))];
    }

    /// <summary>The oldest question that is to be answered in a thread; null where there is none.</summary>
    public OpenQuestion? Open() =>
        session.First<OpenQuestion>("SELECT article_id AS article, comment_id AS comment, channel_id AS channel FROM question WHERE is_open = 1 ORDER BY asked_at, comment_id LIMIT 1");

    /// <summary>Keeps what answers a question; a question without an answer was taken back.</summary>
    public void Answer(ArticleId article, CommentId question, CommentId? answer, IReadOnlyList<Quote> quotes) =>
        session.Execute("UPDATE question SET is_open = 0, answer_id = @answer, quotes = @quotes WHERE article_id = @article AND comment_id = @question", new { article, question, answer, quotes });

    /// <summary>What an answer of ours quotes; nothing for any other comment.</summary>
    public IReadOnlyList<Quote> QuotedBy(ArticleId article, CommentId answer) =>
        session.First<IReadOnlyList<Quote>>("SELECT quotes FROM question WHERE article_id = @article AND answer_id = @answer", new { article, answer }) ?? [];

    /// <summary>Whether a question was answered on the spot.</summary>
    public bool IsOnTheSpot(CommentId question) => session.First<long>("SELECT COUNT(*) FROM question WHERE comment_id = @question AND channel_id IS NULL", new { question }) > 0;

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

    /// <summary>Takes out of our answers to an article what was taken back of what they quote.</summary>
    public void Retract(ArticleId article, DateTimeOffset now)
    {
        const string sql = """
            SELECT q.comment_id AS question, q.answer_id AS answer, q.quotes, c.guild_id AS guild
            FROM question q
            JOIN comment c ON c.article_id = q.article_id AND c.id = q.answer_id
            WHERE q.article_id = @article AND q.quotes IS NOT NULL
            """;

        foreach (var answered in session.Query<Answered>(sql, new { article }))
        {
            var left = answered.Quotes.Where(quote => quote.Comment is not { } quoted || MayQuote(article, quoted, answered.Guild)).ToList();
            if (left.Count < answered.Quotes.Count)
                Shorten(article, answered, left, now);
            if (session.Comments.Find(article, answered.Question) is not { IsReadable: true })
                session.Execute("UPDATE question SET quotes = NULL, behind_at = @now WHERE article_id = @article AND comment_id = @Question AND channel_id IS NULL", new { article, answered.Question, now });
        }
    }

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

    private bool MayQuote(ArticleId article, CommentId quoted, GuildId? guild) =>
        session.Comments.Find(article, quoted) is { IsReadable: true } comment && (guild is not { } place || !session.Moderation.IsHidden(place, comment.Author.Id));

    // What is left of an answer; the outbox changes the message that it has sent, and for others that is noted.
    private void Shorten(ArticleId article, Answered answered, IReadOnlyList<Quote> quotes, DateTimeOffset now)
    {
        session.Execute(
            "UPDATE question SET quotes = @quotes, behind_at = CASE WHEN channel_id IS NULL THEN @now END WHERE article_id = @article AND comment_id = @Question",
            new { article, answered.Question, quotes, now });
        session.Execute("UPDATE comment SET text = @text WHERE article_id = @article AND id = @Answer AND deleted_at IS NULL", new { article, answered.Answer, text = AnswerComposer.Plain(quotes) });
    }

    private sealed record Answered(CommentId Question, CommentId Answer, IReadOnlyList<Quote> Quotes, GuildId? Guild);
}
