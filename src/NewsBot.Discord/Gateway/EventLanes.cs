using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>Handles events side by side, those of one channel one after another: https://docs.discord.com/developers/events/gateway#gateway-events.</summary>
internal sealed partial class EventLanes(Func<GatewayEvent, CancellationToken, Task> handler, ILogger<EventLanes> logger) : IDisposable
{
    private const int MaxAtOnce = 256;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _places = new(MaxAtOnce);
    private readonly Dictionary<Snowflake, (long Ticket, Task Task)> _last = [];
    private long _ticket;

    public async Task RunAsync(EventQueue queue, CancellationToken cancellationToken)
    {
        await foreach (var gatewayEvent in queue.TakeAsync(cancellationToken))
        {
            await _places.WaitAsync(cancellationToken);
            lock (_lock)
                Start(gatewayEvent, cancellationToken);
        }
        for (var places = 0; places < MaxAtOnce; places++)
            await _places.WaitAsync(cancellationToken);
    }

    public void Dispose() => _places.Dispose();

    private void Start(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
    {
        // An interaction has three seconds, and waits for nothing.
        var lane = gatewayEvent is InteractionCreateEvent ? null : (Snowflake?)(gatewayEvent.Lane ?? default);
        var before = lane is { } key ? _last.GetValueOrDefault(key).Task : null;
        var ticket = ++_ticket;
        var task = Task.Run(() => HandleAsync(gatewayEvent, before, lane, ticket, cancellationToken), CancellationToken.None);
        if (lane is { } mine)
            _last[mine] = (ticket, task);
    }

    private async Task HandleAsync(GatewayEvent gatewayEvent, Task? before, Snowflake? lane, long ticket, CancellationToken cancellationToken)
    {
        if (before is not null)
            await before;
        try
        {
            await handler(gatewayEvent, cancellationToken);
            gatewayEvent.MarkHandled();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.NotHandled(logger, gatewayEvent.GetType().Name);
        }
        catch (Exception exception)
        {
            // The handler is the host's, and one event must not cost the others.
            gatewayEvent.MarkHandled();
            Log.Failed(logger, exception, gatewayEvent.GetType().Name);
        }
        finally
        {
            Leave(lane, ticket);
            _places.Release();
        }
    }

    // The lane is forgotten once nobody has joined it since.
    private void Leave(Snowflake? lane, long ticket)
    {
        lock (_lock)
        {
            if (lane is { } key && _last.GetValueOrDefault(key).Ticket == ticket)
                _last.Remove(key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Handling {Event} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string @event);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Stopped while handling {Event}; it comes again.")]
        public static partial void NotHandled(ILogger logger, string @event);
    }
}
