using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>One connection's talk with the gateway: hello, heartbeats, then events until it ends: https://docs.discord.com/developers/events/gateway#connection-lifecycle.</summary>
internal sealed partial class ShardConnection(GatewayConnection connection, GatewayShard shard, DiscordOptions options, ILogger logger)
{
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(20);

    private readonly SendLimiter _limiter = new(options.Time);
    private readonly Lock _lock = new();
    private Heartbeats? _heartbeats;
    private Ending? _ending;

    /// <summary>Receives until the connection is over and says how it ended.</summary>
    public async Task<Ending> RunAsync(CancellationToken stop)
    {
        using var over = new CancellationTokenSource();
        var beating = Task.CompletedTask;
        _heartbeats = new(options.Time, options.Jitter, BeatAsync);
        await using var helloDeadline = options.Time.CreateTimer(_ => connection.Abort(), null, HelloTimeout, Timeout.InfiniteTimeSpan);
        await using var stopping = stop.Register(() => End(new(EndingKind.Stopped)));
        try
        {
            while (await ReceiveAsync() is { } payload)
            {
                if (_ending is not null)
                    continue; // only the close is still awaited, and what is passed over comes again

                var taken = Take(payload.Span);
                if (taken.HeartbeatRequested)
                    await SendHeartbeatAsync();
                if (taken.HeartbeatInterval is { } interval && beating.IsCompleted)
                {
                    helloDeadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    beating = BeatAsync(interval, over.Token);
                    await GreetAsync(stop);
                }
                if (taken.Event is { } gatewayEvent)
                    await QueueAsync(gatewayEvent, stop);
            }
            return _ending ?? new Ending(EndingKind.Closed, connection.CloseCode);
        }
        finally
        {
            await connection.CloseAsync(CloseCode.KeepSession);
            await over.CancelAsync();
            await beating;
        }
    }

    public async Task SendAsync<T>(T frame, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await _limiter.WaitAsync(cancellationToken);
        await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, type), cancellationToken);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            return await connection.ReceiveAsync();
        }
        catch (InvalidDataException exception)
        {
            // A broken zlib stream cannot be taken up again; a new connection can.
            Log.Garbled(logger, exception, shard.Id);
            connection.Abort();
            return null;
        }
    }

    private Taken Take(ReadOnlySpan<byte> json)
    {
        try
        {
            var payload = GatewayPayload.Read(json);
            switch (payload.Op)
            {
                case Opcode.Dispatch:
                    return new(Event: shard.Dispatch(payload));
                case Opcode.Heartbeat:
                    return new(HeartbeatRequested: true);
                case Opcode.Reconnect:
                    End(new(EndingKind.Reconnect));
                    break;
                case Opcode.InvalidSession:
                    End(new(payload.Data.SequenceEqual("true"u8) ? EndingKind.InvalidButResumable : EndingKind.InvalidSession));
                    break;
                case Opcode.Hello:
                    return new(HeartbeatInterval: JsonSerializer.Deserialize(payload.Data, DiscordJson.Default.Hello) is { HeartbeatInterval: > 0 and var interval }
                        ? TimeSpan.FromMilliseconds(interval)
                        : throw new JsonException("Hello without an interval."));
                case Opcode.HeartbeatAck:
                    _heartbeats?.Acknowledge();
                    break;
            }
        }
        catch (JsonException exception)
        {
            Log.Garbled(logger, exception, shard.Id);
            End(new(EndingKind.Closed));
        }
        return default;
    }

    private async Task GreetAsync(CancellationToken stop)
    {
        try
        {
            await shard.GreetAsync(this, stop);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            Log.NotSent(logger, exception, shard.Id);
        }
    }

    /// <summary>A full queue holds up the receiving, and with it Discord, until the handlers have caught up; nothing is lost.</summary>
    private async Task QueueAsync(GatewayEvent gatewayEvent, CancellationToken stop)
    {
        if (shard.Queue.TryPut(gatewayEvent))
            return;

        using var heldUp = _heartbeats?.HoldUpReceiving();
        Log.HeldUp(logger, shard.Id);
        try
        {
            await shard.Queue.PutAsync(gatewayEvent, stop);
        }
        catch (OperationCanceledException exception)
        {
            Log.NotQueued(logger, exception, shard.Id);
        }
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken over)
    {
        if (await _heartbeats!.RunUntilMissingAsync(interval, over))
            End(new(EndingKind.NotAcknowledged));
    }

    private async Task BeatAsync()
    {
        await SendHeartbeatAsync();
        await shard.SaveAsync(CancellationToken.None);
    }

    private async Task SendHeartbeatAsync()
    {
        _limiter.CountHeartbeat();
        try
        {
            var frame = new GatewayFrame<long?>(Opcode.Heartbeat, shard.Session?.Sequence);
            await connection.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, DiscordJson.Default.HeartbeatFrame), CancellationToken.None);
        }
        catch (IOException exception)
        {
            Log.NotSent(logger, exception, shard.Id);
        }
    }

    /// <summary>The first reason counts. Closing with 4000 keeps the session.</summary>
    private void End(Ending ending)
    {
        lock (_lock)
            _ending ??= ending;
        _ = connection.CloseAsync(CloseCode.KeepSession);
    }

    /// <summary>What a frame calls for, beyond what was done on reading it.</summary>
    private readonly record struct Taken(GatewayEvent? Event = null, bool HeartbeatRequested = false, TimeSpan? HeartbeatInterval = null);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} received something that is no payload and connects again.")]
        public static partial void Garbled(ILogger logger, Exception exception, int shard);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} could not send: the connection is ending.")]
        public static partial void NotSent(ILogger logger, Exception exception, int shard);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} is held up: events come faster than they are handled.")]
        public static partial void HeldUp(ILogger logger, int shard);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Shard {Shard} stops with an event that was not handled; it comes again.")]
        public static partial void NotQueued(ILogger logger, Exception exception, int shard);
    }
}

internal enum EndingKind
{
    Closed,
    Reconnect,
    InvalidSession,
    InvalidButResumable,
    NotAcknowledged,
    Stopped,
}

/// <summary>How a connection ended, with the server's close code if it gave one.</summary>
internal readonly record struct Ending(EndingKind Kind, int? CloseCode = null);
