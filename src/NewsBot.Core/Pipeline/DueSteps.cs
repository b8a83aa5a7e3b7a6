using Microsoft.Extensions.Logging;

namespace NewsBot.Pipeline;

/// <summary>Runs steps whose work is due at some time: each on its own, one run at a time, when something may have changed and when its next is due.</summary>
public sealed partial class DueSteps(IEnumerable<IDueStep> steps, TimeProvider time, ILogger<DueSteps> logger) : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    // A timer does not notice when the clock is set.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<Turn> _turns = [.. steps.Select(step => new Turn(step))];

    /// <summary>Has every step look for what is due; one that is at it looks once more.</summary>
    public void Start(CancellationToken cancellationToken)
    {
        foreach (var turn in _turns)
            Start(turn, cancellationToken);
    }

    /// <summary>Ends when no step is at work.</summary>
    internal Task WhenIdleAsync() => Task.WhenAll(_turns.Select(turn => turn.Running));

    /// <summary>Does all that is due; returns when the next will be, or null where there is none.</summary>
    internal static async Task<DateTimeOffset?> RunAsync(IDueStep step, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await step.NextAsync(cancellationToken) is { } at)
        {
            if (at > time.GetUtcNow())
                return at;
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Wake?.Dispose();
    }

    private void Start(Turn turn, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            turn.IsAsked = true;
            if (turn.IsRunning)
                return;

            turn.IsRunning = true;
            turn.Running = Task.Run(() => RunAsync(turn, cancellationToken), CancellationToken.None);
        }
    }

    private async Task RunAsync(Turn turn, CancellationToken cancellationToken)
    {
        while (Takes(turn))
        {
            var wait = await TryAsync(turn.Step, cancellationToken) - time.GetUtcNow();
            if (wait is not { } sleep || cancellationToken.IsCancellationRequested)
                continue;

            turn.Wake ??= time.CreateTimer(_ => Start(turn, cancellationToken), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            turn.Wake.Change(sleep <= TimeSpan.Zero ? TimeSpan.Zero : sleep < LongestSleep ? sleep : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }

    // What is asked for while the last look is under way is not missed.
    private static bool Takes(Turn turn)
    {
        lock (turn)
        {
            turn.IsRunning = turn.IsAsked;
            turn.IsAsked = false;
            return turn.IsRunning;
        }
    }

    private async Task<DateTimeOffset?> TryAsync(IDueStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(step, time, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(logger, step.GetType().Name);
            return null;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, step.GetType().Name, AfterFailure);
            return time.GetUtcNow() + AfterFailure;
        }
    }

    private sealed class Turn(IDueStep step)
    {
        public IDueStep Step { get; } = step;

        public bool IsAsked { get; set; }

        public bool IsRunning { get; set; }

        public Task Running { get; set; } = Task.CompletedTask;

        public ITimer? Wake { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "What {Step} has still to do is done at the next start: the bot stops.")]
        public static partial void Stopped(ILogger logger, string step);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Step} failed; what it had not done is tried again after {Wait}.")]
        public static partial void Failed(ILogger logger, Exception exception, string step, TimeSpan wait);
    }
}
