using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Knows what is due, and writes down what asking for it came to and when it is asked for again.</summary>
public sealed partial class PollBook(Database database, Schedule schedule, TimeProvider time, ILogger<PollBook> logger)
{
    private readonly ConcurrentQueue<(Poll Poll, string Host)> _unchanged = new();

    /// <summary>What is due, one of each host that is free.</summary>
    internal Task<IReadOnlyList<(PollKey Key, string Host)>> DueAsync(Predicate<string> isBusy, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Polls.Due(time.GetUtcNow(), isBusy), cancellationToken);

    /// <summary>Null for what is asked for no more.</summary>
    internal Task<Poll?> FindAsync(PollKey key, CancellationToken cancellationToken) => database.ReadAsync(session => session.Polls.Find(key), cancellationToken);

    /// <summary>Keeps an answer; false where it says nothing new and is written down with others by <see cref="NoteUnchangedAsync"/>.</summary>
    internal async Task<bool> KeepAsync(Poll poll, PollOutcome outcome, string host, CancellationToken cancellationToken)
    {
        if (poll.State == PollState.Failing)
            Log.AnswersAgain(logger, poll.Key.Kind, poll.Key.Subject, poll.Address);

        var done = schedule.Answered(poll, outcome);
        if (outcome.Keep is null && poll.State == PollState.Live)
        {
            _unchanged.Enqueue((done, host));
            return false;
        }

        await database.WriteAsync(session =>
        {
            outcome.Keep?.Invoke(session);
            session.Polls.Done(done);
            if (poll.State == PollState.Failing && OwnerOf(session, poll) is { } guild)
                session.Alerts.Resolve(guild, poll.Source);
        }, cancellationToken);
        return true;
    }

    /// <summary>Writes down all at once what has not changed, as thousands of sources say most of the time; the hosts that were waiting for it.</summary>
    internal async Task<IReadOnlyList<string>> NoteUnchangedAsync(CancellationToken cancellationToken)
    {
        var unchanged = new List<(Poll Poll, string Host)>();
        while (_unchanged.TryDequeue(out var next))
            unchanged.Add(next);

        try
        {
            if (unchanged.Count > 0)
                await database.WriteAsync(session => unchanged.ForEach(one => session.Polls.Done(one.Poll)), cancellationToken);
            return [.. unchanged.Select(one => one.Host)];
        }
        catch
        {
            unchanged.ForEach(_unchanged.Enqueue);
            throw;
        }
    }

    /// <summary>Writes down that there was no answer; whoever added a source is told once when it keeps failing.</summary>
    internal async Task FailAsync(Poll poll, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception as FetchException;
        var done = schedule.Failed(poll, exception.Message.ReplaceLineEndings(" "), refusal?.RetryAfter, refusal?.Status == HttpStatusCode.Gone);
        await database.WriteAsync(session =>
        {
            if (session.Polls.Done(done) && done.State != poll.State && OwnerOf(session, poll) is { } guild)
                session.Alerts.Add(guild, poll.Source, done.State == PollState.Over
                    ? $"The source {poll.Source} gives no answer and is asked no more: {done.Error}"
                    : $"The source {poll.Source} gives no answer, is asked seldom now, and goes on by itself when it answers: {done.Error}", time.GetUtcNow());
        }, cancellationToken);

        var unexpected = refusal is null && exception is not FormatException ? exception : null;
        if (done.State != poll.State)
            Log.Stopped(logger, unexpected, poll.Key.Kind, poll.Key.Subject, poll.Address, done.State, done.Error!);
        else if (poll.Failures == 0)
            Log.Failed(logger, unexpected, poll.Key.Kind, poll.Key.Subject, poll.Address, done.Error!);
    }

    // Whoever runs the bot reads of its own sources in the log.
    private static GuildId? OwnerOf(Session session, Poll poll) => poll.Key.Kind == PollKind.Source ? session.Sources.Find(poll.Source)?.GuildId : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Subject} at {Address} gave no answer and is asked again ever later: {Reason}")]
        public static partial void Failed(ILogger logger, Exception? exception, PollKind kind, string subject, Uri address, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {Subject} at {Address} is {State} from now on: {Reason}")]
        public static partial void Stopped(ILogger logger, Exception? exception, PollKind kind, string subject, Uri address, PollState state, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} {Subject} at {Address} answers again.")]
        public static partial void AnswersAgain(ILogger logger, PollKind kind, string subject, Uri address);
    }
}
