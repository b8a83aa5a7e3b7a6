using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Outbox → chat: every queue on its own, its deliveries one at a time and in order, so that a stuck one delays only its own.</summary>
public sealed partial class Deliver(Database database, Sender sender, Outbox outbox, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Deliver> logger) : IDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Task> _running = [];
    private readonly CancellationTokenSource _cutOff = new();
    private ITimer? _wake;

    /// <summary>Starts the queues in which something is due and that are not being worked on; what is due later raises the database's signal then.</summary>
    public async Task StartAsync(CancellationToken stopping)
    {
        var queues = await database.ReadAsync(session => session.Deliveries.Queues(), stopping);
        var now = time.GetUtcNow();

        lock (_running)
        {
            foreach (var (queue, _) in queues.Where(queue => queue.DueAt <= now && !_running.ContainsKey(queue.Queue)))
                _running.Add(queue, Task.Run(() => RunAsync(queue, stopping), CancellationToken.None));

            _wake ??= time.CreateTimer(_ => database.Changed.Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (queues.Where(queue => queue.DueAt > now).Select(queue => (DateTimeOffset?)queue.DueAt).Min() is { } next)
                _wake.Change(next - now, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Lets the requests that are under way finish, for a short while; what is cut off then is looked for at the next start.</summary>
    public async Task StopAsync()
    {
        var ended = WhenIdleAsync();
        await Task.WhenAny(ended, Task.Delay(StopWithin, time));
        await _cutOff.CancelAsync();
        await ended;
    }

    /// <summary>Ends when none of the queues that have been started is being worked on.</summary>
    internal Task WhenIdleAsync()
    {
        lock (_running)
            return Task.WhenAll(_running.Values.ToList());
    }

    public void Dispose()
    {
        _wake?.Dispose();
        _cutOff.Dispose();
    }

    private async Task RunAsync(string queue, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested && await DueAsync(queue) is { } delivery)
                await TryAsync(delivery);
        }
        catch (OperationCanceledException) when (_cutOff.IsCancellationRequested)
        {
            Log.CutOff(logger, queue);
        }
        catch (Exception exception)
        {
            Log.QueueStopped(logger, exception is DatabaseException ? null : exception, queue, exception.Message, options.Value.RefusedWait);
            await Task.Delay(options.Value.RefusedWait, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        finally
        {
            lock (_running)
                _running.Remove(queue);

            // Something may have been added after the last look and before the queue counted as idle.
            database.Changed.Raise();
        }
    }

    // Read anew each time: while it waited, the chat or a person may have brought it further.
    private async Task<Delivery?> DueAsync(string queue)
    {
        var next = await database.ReadAsync(session => session.Deliveries.Next(queue), _cutOff.Token);
        return next?.DueAt <= time.GetUtcNow() ? next : null;
    }

    private async Task TryAsync(Delivery delivery)
    {
        var rights = outbox.Rights;
        try
        {
            await sender.DoAsync(delivery, _cutOff.Token);
        }
        catch (ChatException exception) when (exception.Failure == ChatFailure.Closed)
        {
            Log.Closed(logger, delivery.Kind, delivery.Post.Channel, delivery.Post.Article, exception.Message);
            if (await sender.PlaceAsync(delivery, _cutOff.Token) is { } place)
                await outbox.ClosedAsync(place, _cutOff.Token);
        }
        catch (ChatException exception)
        {
            await AfterAsync(exception, delivery, rights);
        }
        catch (Exception exception) when (exception is not DatabaseException && (exception is not OperationCanceledException || !_cutOff.IsCancellationRequested))
        {
            var wait = options.Value.WaitAfterRefusal(delivery.Refusals);
            Log.Failed(logger, exception, delivery.Kind, delivery.Post.Channel, delivery.Post.Article, wait);
            await outbox.WaitAsync(delivery, null, wait, rights, exception.GetType().Name, _cutOff.Token);
        }
    }

    private async Task AfterAsync(ChatException exception, Delivery delivery, int rights)
    {
        // Without an answer to a sending nobody knows whether it was done. Everything else can simply be done again,
        // from the state that it has come to: a message that is being removed must not count as shown when it vanishes.
        var isSending = delivery is { Message: null, Kind: DeliveryKind.Post or DeliveryKind.Mirror };
        DeliveryState? undone = isSending ? delivery.State : null;

        var (state, wait) = exception.Failure switch
        {
            ChatFailure.Unknown => (isSending ? DeliveryState.Sending : null, options.Value.LookAfter),
            ChatFailure.Throttled => (undone, exception.RetryAfter ?? options.Value.LookAfter),
            ChatFailure.Refused => (undone, options.Value.WaitAfterRefusal(delivery.Refusals)),
            ChatFailure.Gone => (DeliveryState.Gone, TimeSpan.Zero),
            _ => (DeliveryState.Dead, TimeSpan.Zero),
        };
        if (exception.Failure == ChatFailure.Refused && delivery is not { Kind: DeliveryKind.Thread, State: DeliveryState.Removing })
            await outbox.TellAsync(delivery.Post, exception.Message, _cutOff.Token);
        Log.NotDelivered(logger, delivery.Kind, delivery.Post.Channel, delivery.Post.Article, exception.Message, state ?? delivery.State, wait);

        if (state == DeliveryState.Gone)
            await outbox.GoneAsync(delivery, _cutOff.Token);
        else
            await outbox.WaitAsync(delivery, state, wait, exception.Failure == ChatFailure.Refused ? rights : null, exception.Message, _cutOff.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} in channel {Channel} for article {Article} was not delivered: {Reason} It is {State} and waits {Wait}.")]
        public static partial void NotDelivered(ILogger logger, DeliveryKind kind, ChannelId channel, Articles.ArticleId article, string reason, DeliveryState state, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} in channel {Channel} for article {Article} was not delivered, nor will anything be there: {Reason}")]
        public static partial void Closed(ILogger logger, DeliveryKind kind, ChannelId channel, Articles.ArticleId article, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} in channel {Channel} for article {Article} could not be delivered; it waits {Wait}.")]
        public static partial void Failed(ILogger logger, Exception exception, DeliveryKind kind, ChannelId channel, Articles.ArticleId article, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Information, Message = "Queue {Queue} was cut off in the middle of a request; what it sent is looked for at the next start.")]
        public static partial void CutOff(ILogger logger, string queue);

        [LoggerMessage(Level = LogLevel.Error, Message = "Queue {Queue} stopped: {Problem} It goes on after {Wait}.")]
        public static partial void QueueStopped(ILogger logger, Exception? exception, string queue, string problem, TimeSpan wait);
    }
}
