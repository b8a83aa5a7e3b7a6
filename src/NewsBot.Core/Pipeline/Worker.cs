using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Runs the steps in the order the data flows, whenever the database has changed.</summary>
public sealed partial class Worker(Database database, Summarize summarize, Publish publish, Mirror mirror, Deliver deliver, ILogger<Worker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RunStepsAsync(stoppingToken);
                await database.Changed.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await deliver.StopAsync();
        }
    }

    private async Task RunStepsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await summarize.RunAsync(cancellationToken) | await publish.RunAsync(cancellationToken) | await mirror.RunAsync(cancellationToken))
                await deliver.StartAsync(cancellationToken);
            await deliver.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.StepFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A step failed; what it had not done is tried again with the next change.")]
        public static partial void StepFailed(ILogger logger, Exception exception);
    }
}
