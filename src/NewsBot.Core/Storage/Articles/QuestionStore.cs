using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Questions;

namespace NewsBot.Storage.Articles;

/// <summary>A question that nobody has answered yet.</summary>
public sealed record OpenQuestion(ArticleId Article, CommentId Comment, ChannelId Channel);

/// <summary>What people asked us, and what our answers quote; the question and the answer themselves are comments.</summary>
public sealed class QuestionStore(Session session)
{
    /// <summary>One answer a person in this time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // A question that nothing answers is no comment; how long its asker waits is all that is known of it.
    private const string IsUnanswered = "channel_id IS NULL AND answer_id IS NULL AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.article_id = question.article_id AND c.id = question.comment_id)";

    // A model takes its time, but not so much.
    private static readonly TimeSpan Answering = TimeSpan.FromHours(1);

    /// <summary>Keeps that somebody asks; what is asked on the spot becomes a comment when it is answered.</summary>
    /// <param name="channel">The channel of the post in whose thread it is to be answered; null for one that is answered on the spot.</param>
    /// <param name="locale">The language that it is answered in on the spot.</param>
    public void Ask(Comment question, ChannelId? channel, DateTimeOffset now, string? locale = null)
    {
        const string sql = """
            INSERT INTO question (article_id, comment_id, asker, asked_at, channel_id, is_open, locale)
            VALUES (@Article, @Id, @asker, @now, @channel, @isOpen, @locale)
            ON CONFLICT DO NOTHING
            """;

        session.Execute($"DELETE FROM question WHERE asker = @asker AND asked_at + @answering < @now AND {IsUnanswered}", new { asker = question.Author.Id, answering = (long)Answering.TotalMilliseconds, now });
        session.Execute(sql, new { question.Article, question.Id, asker = question.Author.Id, now, channel, isOpen = channel is null ? 0L : 1L, locale });
    }

    /// <summary>Forgets what somebody asked and got no answer to.</summary>
    public void Forget(AuthorId asker) => session.Execute($"DELETE FROM question WHERE asker = @asker AND {IsUnanswered}", new { asker });

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
