using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Storage.Sources;

namespace NewsBot.Pipeline.Following;

/// <summary>Asks what is due: many hosts at once, and of each one thing after another. What is cut off is due still.</summary>
public sealed partial class Follower(PollBook book, IEnumerable<IPolling> pollings, IOptions<FollowOptions> options, TimeProvider time, ILogger<Follower> logger) : BackgroundService
{
    private static readonly TimeSpan LongestBetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    private readonly Dictionary<PollKind, IPolling> _pollings = pollings.ToDictionary(polling => polling.Kind);
    private readonly HostTurns _turns = new(options.Value.HostDistance, time);
    private readonly SemaphoreSlim _free = new(options.Value.Concurrency);
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
            foreach (var (key, host) in await book.DueAsync(_turns.IsBusy, cancellationToken))
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

    // A host rests from when it is written down what it said; else it could be asked for the same again.
    private async Task NoteUnchangedAsync(CancellationToken cancellationToken)
    {
        foreach (var host in await book.NoteUnchangedAsync(cancellationToken))
            _turns.End(host);
    }

    private async Task AskInTurnAsync(PollKey key, string host, CancellationToken cancellationToken)
    {
        try
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                if (await AskAsync(key, host, cancellationToken))
                    _turns.End(host);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.CutOff(logger, key.Kind, key.Subject);
            _turns.End(host);
        }
        catch (Exception exception)
        {
            // It is due still, and must not be asked again and again because we cannot keep what it says.
            Log.NotKept(logger, exception, key.Kind, key.Subject, AfterTrouble);
            _turns.End(host, AfterTrouble);
        }
    }

    /// <returns>Whether it is written down what came of it.</returns>
    private async Task<bool> AskAsync(PollKey key, string host, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(key, cancellationToken) is not { } poll)
            return true;

        PollOutcome outcome;
        try
        {
            outcome = await _pollings[key.Kind].AskAsync(poll, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await book.FailAsync(poll, exception, cancellationToken);
            return true;
        }

        return await book.KeepAsync(poll, outcome, host, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What is due could not be looked up; it is looked for again in a moment.")]
        public static partial void NotLooked(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "What {Kind} {Subject} answered could not be kept; it is asked again after {Wait}.")]
        public static partial void NotKept(ILogger logger, Exception exception, PollKind kind, string subject, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Debug, Message = "{Kind} {Subject} was cut off in the middle; it is asked again at the next start.")]
        public static partial void CutOff(ILogger logger, PollKind kind, string subject);
    }
}
