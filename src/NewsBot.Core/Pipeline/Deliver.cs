using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Outbox → chat: every queue on its own, its deliveries one at a time and in order, so that a stuck one delays only its own.</summary>
public sealed partial class Deliver(Database database, Sender sender, Outbox outbox, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Deliver> logger)
{
    private readonly ConcurrentDictionary<string, Task> _running = new();

    /// <summary>Starts the queues in which something is to be done and that are not being worked on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var idle = await database.ReadAsync(
            session => session.Deliveries.QueuesToDo().Where(queue => !_running.ContainsKey(queue) && session.Deliveries.Next(queue) is not null).ToList(),
            cancellationToken);

        foreach (var queue in idle)
            _running[queue] = Task.Run(() => RunAsync(queue, cancellationToken), cancellationToken);
    }

    /// <summary>Waits for what is under way to end, after it was cancelled.</summary>
    public Task StopAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(queue, cancellationToken) is { } delivery)
                await TryAsync(delivery, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was being sent stays marked, and is looked for at the next start.
        }
        catch (Exception exception)
        {
            Log.QueueStopped(logger, exception, queue);
        }
        finally
        {
            _running.TryRemove(queue, out _);

            // Something may have been added after the last look and before the queue counted as idle.
            database.Changed.Raise();
        }
    }

    private async Task<Delivery?> NextAsync(string queue, CancellationToken cancellationToken)
    {
        var delivery = await database.ReadAsync(session => session.Deliveries.Next(queue), cancellationToken);
        if (delivery is null)
            return null;

        var wait = delivery.DueAt - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        return delivery;
    }

    private async Task TryAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await sender.DoAsync(delivery, cancellationToken);
        }
        catch (ChatException exception)
        {
            var (state, wait) = After(exception, delivery);
            Log.NotDelivered(logger, delivery.Kind, delivery.Post.Channel, delivery.Post.Article, exception.Message, state, wait);
            await outbox.SetAsync(delivery, state, wait, exception.Message, cancellationToken);
        }
    }

    private (DeliveryState State, TimeSpan Wait) After(ChatException exception, Delivery delivery)
    {
        // Without an answer to a sending nobody knows whether it was done; everything else can simply be done again.
        var unknown = delivery is { Message: null, Kind: not DeliveryKind.Thread } ? DeliveryState.Sending : delivery.State;

        return exception.Failure switch
        {
            ChatFailure.Unknown => (unknown, options.Value.LookAfter),
            ChatFailure.Throttled => (delivery.State, exception.RetryAfter ?? options.Value.LookAfter),
            ChatFailure.Refused => (delivery.State, Backoff(delivery.Attempts)),
            ChatFailure.Gone => (DeliveryState.Gone, TimeSpan.Zero),
            _ => (DeliveryState.Dead, TimeSpan.Zero),
        };
    }

    private TimeSpan Backoff(int attempts)
    {
        var doubled = options.Value.RefusedWait * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return doubled < options.Value.LongestWait ? doubled : options.Value.LongestWait;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} in channel {Channel} for article {Article} was not delivered: {Reason} It is {State} and waits {Wait}.")]
        public static partial void NotDelivered(ILogger logger, DeliveryKind kind, ChannelId channel, Articles.ArticleId article, string reason, DeliveryState state, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue} stopped; it goes on with the next change.")]
        public static partial void QueueStopped(ILogger logger, Exception exception, string queue);
    }
}
