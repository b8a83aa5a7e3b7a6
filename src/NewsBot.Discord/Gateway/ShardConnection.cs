using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>One connection's talk with the gateway: hello, heartbeats, then events until it ends: https://docs.discord.com/developers/events/gateway#connection-lifecycle.</summary>
internal sealed partial class ShardConnection(GatewayConnection connection, EventIntake intake, Greeting greeting, SessionRecord session, DiscordOptions options)
{
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(20);

    private readonly ILogger _logger = options.LoggerFactory.CreateLogger<ShardConnection>();
    private readonly Heartbeats _heartbeats = new(options.Time, options.Jitter);
    private readonly Lock _lock = new();
    private Ending? _ending;

    public FrameSender Sender { get; } = new(connection, options.Time);

    /// <summary>When READY or RESUMED came, if either did.</summary>
    public long? ReadyAt => intake.ReadyAt;

    /// <summary>Receives until the connection is over and says how it ended.</summary>
    public async Task<Ending> RunAsync(CancellationToken stop)
    {
        using var over = new CancellationTokenSource();
        var beating = Task.CompletedTask;
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
                    await TrySendAsync(() => Sender.SendHeartbeatAsync(session.Current?.Sequence));
                if (taken.HeartbeatInterval is { } interval && beating.IsCompleted)
                {
                    helloDeadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    beating = BeatAsync(interval, over.Token);
                    await TrySendAsync(() => greeting.SendAsync(Sender, stop));
                }
                if (taken.Event is { } gatewayEvent)
                    await intake.QueueAsync(gatewayEvent, _heartbeats, stop);
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

    private async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        try
        {
            return await connection.ReceiveAsync();
        }
        catch (InvalidDataException exception)
        {
            // A broken zlib stream cannot be taken up again; a new connection can.
            Log.Garbled(_logger, exception);
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
                    return new(Event: intake.Take(payload));
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
                    _heartbeats.Acknowledge();
                    break;
            }
        }
        catch (JsonException exception)
        {
            Log.Garbled(_logger, exception);
            End(new(EndingKind.Closed));
        }
        return default;
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken over)
    {
        async Task SendAsync()
        {
            await TrySendAsync(() => Sender.SendHeartbeatAsync(session.Current?.Sequence));
            await session.SaveAsync();
        }
        if (await _heartbeats.RunUntilMissingAsync(interval, SendAsync, over))
            End(new(EndingKind.NotAcknowledged));
    }

    // What cannot be sent any more is no failure of its own: whoever receives learns that the connection is over.
    private async Task TrySendAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            Log.NotSent(_logger, exception);
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Discord sent something that is no payload; connecting again.")]
        public static partial void Garbled(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Debug, Message = "A frame was not sent: the connection is ending.")]
        public static partial void NotSent(ILogger logger, Exception exception);
    }
}
