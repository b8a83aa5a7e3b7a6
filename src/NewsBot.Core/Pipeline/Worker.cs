using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Runs the steps in the order the data flows, whenever the database has changed.</summary>
public sealed partial class Worker(Database database, Summarize summarize, Publish publish, AnswerQuestions answers, Mirror mirror, Deliver deliver, DueSteps due, IndexText index, TimeProvider time, ILogger<Worker> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await RunStepsAsync(stoppingToken))
                    await database.Changed.WaitAsync(stoppingToken);
                else
                    await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await deliver.StopAsync();
        }
    }

    // Each step is tried whatever became of the others; false where one failed.
    private async Task<bool> RunStepsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Func<CancellationToken, Task<bool>>> steps = [summarize.RunAsync, publish.RunAsync, answers.StartAsync, mirror.RunAsync, DeliverAsync, index.RunAsync];
        var (again, succeeded) = (true, true);

        while (again && succeeded)
        {
            again = false;
            foreach (var step in steps)
            {
                var done = await TryAsync(step, cancellationToken);
                again |= done == true;
                succeeded &= done is not null;
            }
        }

        return succeeded;
    }

    private async Task<bool> DeliverAsync(CancellationToken cancellationToken)
    {
        await deliver.StartAsync(cancellationToken);
        due.Start(cancellationToken);
        return false;
    }

    private async Task<bool?> TryAsync(Func<CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step(cancellationToken);
        }
        catch (DatabaseException exception)
        {
            Log.NotStored(logger, exception.Message, AfterFailure);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.StepFailed(logger, exception, AfterFailure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} What was to be done is tried again after {Wait}.")]
        public static partial void NotStored(ILogger logger, string problem, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Error, Message = "A step failed; what it had not done is tried again after {Wait}.")]
        public static partial void StepFailed(ILogger logger, Exception exception, TimeSpan wait);
    }
}
