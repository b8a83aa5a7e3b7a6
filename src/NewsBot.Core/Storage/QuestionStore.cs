using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Questions;

namespace NewsBot.Storage;

/// <summary>A question that nobody has answered yet.</summary>
public sealed record OpenQuestion(ArticleId Article, CommentId Comment, ChannelId Channel);

/// <summary>What people asked us, and what our answers quote; the question and the answer themselves are comments.</summary>
public sealed class QuestionStore(Session session)
{
    /// <summary>One answer a person in this time.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Keeps a question.</summary>
    /// <param name="channel">The channel of the post in whose thread it is to be answered; null for one that is answered on the spot.</param>
    public void Ask(Comment question, ChannelId? channel, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO question (article_id, comment_id, asker, asked_at, channel_id, is_open)
            VALUES (@Article, @Id, @asker, @now, @channel, @isOpen)
            ON CONFLICT DO NOTHING
            """;

        session.Execute(sql, new { question.Article, question.Id, asker = question.Author.Id, now, channel, isOpen = channel is null ? 0L : 1L });
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

    /// <summary>Takes out of our answers what was taken back of what they quote.</summary>
    public void Retract(IEnumerable<Comment> said)
    {
        foreach (var answer in said.Where(comment => comment is { IsOurs: true, IsReadable: true }))
        {
            var quotes = QuotedBy(answer.Article, answer.Id);
            var left = quotes.Where(quote => quote.Comment is not { } quoted || session.Comments.Find(answer.Article, quoted) is { IsReadable: true }).ToList();
            if (left.Count < quotes.Count)
                Shorten(answer.Article, answer.Id, left, AnswerComposer.Plain(left));
        }
    }

    // What is left of an answer.
    private void Shorten(ArticleId article, CommentId answer, IReadOnlyList<Quote> quotes, string text)
    {
        session.Execute("UPDATE question SET quotes = @quotes WHERE article_id = @article AND answer_id = @answer", new { article, answer, quotes });
        session.Execute("UPDATE comment SET text = @text WHERE article_id = @article AND id = @answer", new { article, answer, text });
    }
}
