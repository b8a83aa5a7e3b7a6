using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Posting;
using NewsBot.Questions;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Pipeline;

/// <summary>Question in a thread → our comment that answers it; the outbox says it there.</summary>
public sealed partial class AnswerQuestions(Database database, IAnswerer answerer, TimeProvider time, ILogger<AnswerQuestions> logger)
{
    private Task _running = Task.CompletedTask;

    /// <summary>Begins to answer what is open unless that is under way: nothing else waits for a model.</summary>
    public Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        if (_running.IsCompleted)
            _running = Task.Run(() => TryAsync(cancellationToken), CancellationToken.None);
        return Task.FromResult(false);
    }

    /// <summary>Answers what is open, the oldest first; true where there was any.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var any = false;
        for (; await database.ReadAsync(session => session.Questions.Open() is { } open ? Asked.Find(session, open) : null, cancellationToken) is { } asked; any = true)
        {
            var quotes = asked.Question.IsReadable ? await answerer.AnswerAsync(asked.Question.Text, asked.Article, asked.Discussion, cancellationToken) : [];
            await database.WriteAsync(session => Keep(session, asked, quotes), cancellationToken);
        }

        return any;
    }

    private void Keep(Session session, Asked asked, IReadOnlyList<Quote> quotes)
    {
        var question = asked.Question;
        if (session.Moderation.IsTakenDown(asked.Post.Guild, question.Article) || session.Comments.Find(question.Article, question.Id) is not { IsReadable: true } || session.Messages.ThreadOf(asked.Post) is not { } thread)
        {
            session.Questions.Answer(question.Article, question.Id, null, []);
            return;
        }

        var answer = AnswerComposer.Comment(question, quotes, time.GetUtcNow());
        session.Replies.Save(answer, asked.Post.Guild, thread, null);
        session.Questions.Answer(question.Article, question.Id, answer.Id, quotes);
        session.Posts.Touch(asked.Post);
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NotAnswered(logger, exception);
        }
        catch (OperationCanceledException)
        {
            Log.Stopped(logger);
        }
    }

    /// <summary>A question with all that it takes to answer it.</summary>
    private sealed record Asked(Comment Question, Post Post, Article Article, IReadOnlyList<Comment> Discussion)
    {
        public static Asked? Find(Session session, OpenQuestion open) =>
            session.Posts.Find(open.Article, open.Channel) is { } post && session.Comments.Find(open.Article, open.Comment) is { } question
                ? new(question, post, session.Articles.Find(open.Article)!, session.Questions.Quotable(open.Article, session.Discussions.InThread(post, withPeople: true)))
                : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A question could not be answered; it is tried again when something has changed.")]
        public static partial void NotAnswered(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Questions are left open: the bot stops.")]
        public static partial void Stopped(ILogger logger);
    }
}
