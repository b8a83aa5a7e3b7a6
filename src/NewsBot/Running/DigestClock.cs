using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Pipeline;

namespace NewsBot.Running;

/// <summary>Has digests sent when they are due.</summary>
internal sealed partial class DigestClock(Digests digests, TimeProvider time, ILogger<DigestClock> logger) : BackgroundService
{
    // A plan may be made at any time, and is for a minute of the day.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = await TryAsync(stoppingToken) - time.GetUtcNow();
            await Task.Delay(next is { Ticks: > 0 } wait && wait < BetweenLooks ? wait : BetweenLooks, time, stoppingToken);
        }
    }

    private async Task<DateTimeOffset?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await digests.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A digest could not be sent; it is tried again soon.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
