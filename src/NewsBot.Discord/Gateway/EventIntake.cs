using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Cache;

namespace NewsBot.Discord.Gateway;

/// <summary>Takes in one connection's events: reads them, notes what they mean for session and cache, and queues them: https://docs.discord.com/developers/events/gateway-events#receive-events.</summary>
internal sealed partial class EventIntake(int shard, SessionRecord session, ShardState state, EventQueue queue, ILogger logger)
{
    /// <summary>When READY or RESUMED came.</summary>
    public long? ReadyAt { get; private set; }

    /// <returns>What is to be queued; null for what nobody handles.</returns>
    public GatewayEvent? Take(GatewayPayload payload)
    {
        var gatewayEvent = Read(payload);
        if (gatewayEvent is ReadyEvent ready)
            session.Begin(ready, payload.Sequence ?? 0);
        if (gatewayEvent is ReadyEvent or ResumedEvent)
        {
            ReadyAt = state.Time.GetTimestamp();
            Log.Ready(logger, shard, resumed: gatewayEvent is ResumedEvent);
        }
        if (session.Current is { } current && payload.Sequence is { } sequence)
        {
            current.Sequence = Math.Max(current.Sequence, sequence);
            current.Handled.Received(sequence, toBeHandled: gatewayEvent is not null);
            gatewayEvent?.Came(shard, sequence, current.Handled);
        }
        if (gatewayEvent is not null)
            state.Cache.Apply(gatewayEvent);
        return gatewayEvent;
    }

    /// <summary>A full queue holds up the receiving, and with it Discord, until the handlers have caught up; nothing is lost.</summary>
    public async Task QueueAsync(GatewayEvent gatewayEvent, Heartbeats heartbeats, CancellationToken stop)
    {
        if (queue.TryPut(gatewayEvent))
            return;

        using var heldUp = heartbeats.HoldUpReceiving();
        Log.HeldUp(logger, shard);
        try
        {
            await queue.PutAsync(gatewayEvent, stop);
        }
        catch (OperationCanceledException exception)
        {
            Log.NotQueued(logger, exception, shard);
        }
    }

    private GatewayEvent? Read(GatewayPayload payload)
    {
        try
        {
            var gatewayEvent = GatewayEventReader.Read(payload.Name ?? "", payload.Data);
            return gatewayEvent is InteractionCreateEvent { Interaction.Id: var id } && !state.IsFirst(id) ? null : gatewayEvent;
        }
        catch (JsonException exception)
        {
            // One event that cannot be read must not cost the others.
            Log.NotRead(logger, exception, payload.Name ?? "", shard);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard} is ready (resumed: {Resumed}).")]
        public static partial void Ready(ILogger logger, int shard, bool resumed);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Event} on shard {Shard} could not be read and was passed over.")]
        public static partial void NotRead(ILogger logger, Exception exception, string @event, int shard);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} is held up: events come faster than they are handled.")]
        public static partial void HeldUp(ILogger logger, int shard);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} stops with an event that was not handled; it comes again.")]
        public static partial void NotQueued(ILogger logger, Exception exception, int shard);
    }
}
