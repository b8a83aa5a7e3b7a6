using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Sources.Fetching;
using NewsBot.Storage;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks what is due: many hosts at once, and of each one thing after another. What is cut off is due still.</summary>
public sealed partial class Follower(Database database, IEnumerable<IPolling> pollings, Schedule schedule, IOptions<FollowOptions> options, TimeProvider time, ILogger<Follower> logger) : BackgroundService
{
    private static readonly TimeSpan LongestBetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    private readonly Dictionary<PollKind, IPolling> _pollings = pollings.ToDictionary(polling => polling.Kind);
    private readonly HostTurns _turns = new(options.Value.HostDistance, time);
    private readonly SemaphoreSlim _free = new(options.Value.Concurrency);
    private readonly ConcurrentQueue<(Poll Poll, string Host)> _unchanged = new();
    private readonly HashSet<Task> _running = [];

    public override void Dispose()
    {
        _free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var distance = options.Value.HostDistance;
        using var timer = new PeriodicTimer(distance < LongestBetweenLooks ? distance : LongestBetweenLooks, time);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    /// <summary>Begins to ask what is due and can be asked now.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        try
        {
            await NoteUnchangedAsync(cancellationToken);
            foreach (var (key, host) in await database.ReadAsync(session => session.Polls.Due(time.GetUtcNow(), _turns.IsBusy), cancellationToken))
            {
                _turns.Begin(host);
                _running.Add(Task.Run(() => AskInTurnAsync(key, host, cancellationToken), CancellationToken.None));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotLooked(logger, exception);
        }
    }

    /// <summary>Ends when nothing is being asked.</summary>
    internal async Task WhenIdleAsync()
    {
        await Task.WhenAll(_running);
        await NoteUnchangedAsync(default);
    }

    private async Task AskInTurnAsync(PollKey key, string host, CancellationToken cancellationToken)
    {
        try
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                await AskAsync(key, host, cancellationToken);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.CutOff(logger, key.Kind, key.Subject);
        }
        catch (Exception exception)
        {
            // It is due still, and must not be asked again and again because we cannot keep what it says.
            Log.NotKept(logger, exception, key.Kind, key.Subject, AfterTrouble);
            _turns.End(host, AfterTrouble);
        }
    }

    private async Task AskAsync(PollKey key, string host, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => session.Polls.Find(key), cancellationToken) is not { } poll)
        {
            _turns.End(host);
            return;
        }

        PollOutcome outcome;
        try
        {
            outcome = await _pollings[key.Kind].AskAsync(poll, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await FailAsync(poll, exception, cancellationToken);
            _turns.End(host);
            return;
        }

        if (poll.State == PollState.Failing)
            Log.AnswersAgain(logger, key.Kind, key.Subject, poll.Address);
        var done = schedule.Answered(poll, outcome);
        if (outcome.Keep is null && poll.State == PollState.Live)
        {
            _unchanged.Enqueue((done, host));
            return;
        }

        await database.WriteAsync(session =>
        {
            outcome.Keep?.Invoke(session);
            session.Polls.Done(done);
            if (poll.State == PollState.Failing && OwnerOf(session, poll) is { } guild)
                session.Alerts.Resolve(guild, poll.Source);
        }, cancellationToken);
        _turns.End(host);
    }

    // Thousands of sources say most of the time that nothing has changed: that is written down all at once, and a host rests until it is.
    private async Task NoteUnchangedAsync(CancellationToken cancellationToken)
    {
        var polls = new List<(Poll Poll, string Host)>();
        while (_unchanged.TryDequeue(out var unchanged))
            polls.Add(unchanged);
        if (polls.Count == 0)
            return;

        try
        {
            await database.WriteAsync(session => polls.ForEach(unchanged => session.Polls.Done(unchanged.Poll)), cancellationToken);
        }
        finally
        {
            foreach (var (_, host) in polls)
                _turns.End(host);
        }
    }

    private async Task FailAsync(Poll poll, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception as FetchException;
        var done = schedule.Failed(poll, exception.Message.ReplaceLineEndings(" "), refusal?.RetryAfter, refusal?.Status == HttpStatusCode.Gone);
        await database.WriteAsync(session =>
        {
            if (session.Polls.Done(done) && done.State != poll.State && OwnerOf(session, poll) is { } guild)
                session.Alerts.Add(guild, poll.Source, $"The source {poll.Source} gives no answer{(done.State == PollState.Over ? " and is asked no more" : ", is asked seldom now, and goes on by itself when it answers")}: {done.Error}", time.GetUtcNow());
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

        [LoggerMessage(Level = LogLevel.Error, Message = "What is due could not be looked up; it is looked for again in a moment.")]
        public static partial void NotLooked(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "What {Kind} {Subject} answered could not be kept; it is asked again after {Wait}.")]
        public static partial void NotKept(ILogger logger, Exception exception, PollKind kind, string subject, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Debug, Message = "{Kind} {Subject} was cut off in the middle; it is asked again at the next start.")]
        public static partial void CutOff(ILogger logger, PollKind kind, string subject);
    }
}
