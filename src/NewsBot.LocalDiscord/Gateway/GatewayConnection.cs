using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>One WebSocket: what comes in is handled, what goes out is handed on, and both are watched over (https://docs.discord.com/developers/events/gateway#connections).</summary>
internal sealed class GatewayConnection(WebSocket socket, bool compress, GatewayProtocol protocol, LocalDiscordOptions options, TimeProvider time) : IDisposable
{
    private const int MaxFrame = 4_096;

    // A client that does not answer a close frame is cut off.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly FrameWriter _writer = new(socket, compress);
    private readonly RateLimits _sends = new(time);
    private readonly CancellationTokenSource _ended = new();
    private bool _closing;

    /// <summary>Set by IDENTIFY or RESUME.</summary>
    public GatewaySession? Session { get; set; }

    /// <summary>A fault: heartbeats are read and not answered.</summary>
    public bool WithholdsAcks { get; set; }

    /// <summary>How the client hung up, if it did.</summary>
    public int? ClosedByClient { get; private set; }

    public void Send(byte[] frame) => _writer.Send(frame);

    public void Send(int opcode, JsonNode? data) => Send(Wire.Bytes(new JsonObject { ["op"] = opcode, ["d"] = data, ["s"] = null, ["t"] = null }));

    /// <summary>Hangs up after all that was sent before.</summary>
    public void Close(CloseCode code, string reason)
    {
        _closing = true;
        _writer.Close(code, reason);
        _ended.CancelAfter(Farewell);
    }

    /// <summary>A fault: the connection ends without a word.</summary>
    public void Cut() => socket.Abort();

    /// <summary>A fault: the connection stays, and nothing passes it any more.</summary>
    public void Freeze() => _writer.IsFrozen = true;

    public async Task RunAsync(CancellationToken stopping)
    {
        await using var watch = time.CreateTimer(_ => protocol.TimeOut(this), null, Patience, Timeout.InfiniteTimeSpan);
        await using var shutdown = stopping.Register(() => Close(CloseCode.GoingAway, "The server is stopping."));
        var writing = _writer.RunAsync(_ended.Token);
        try
        {
            Send(Opcode.Hello, new JsonObject { ["heartbeat_interval"] = (int)options.HeartbeatInterval.TotalMilliseconds });
            await ReadAsync(watch, _ended.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side is gone, or we are going: the session stays for a while.
        }
        finally
        {
            protocol.Leave(this);
            if (ClosedByClient is { } code)
                Close((CloseCode)code, "");
            _writer.Complete();
            await writing;
        }
    }

    public void Dispose() => _ended.Dispose();

    // Half an interval of grace, for slow lines.
    private TimeSpan Patience => options.HeartbeatInterval * 1.5;

    private async Task ReadAsync(ITimer watch, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFrame];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += received.Count;
            }
            while (!received.EndOfMessage && length < MaxFrame);
            if (_writer.IsFrozen)
                await Task.Delay(Timeout.Infinite, cancellationToken);

            if (received.MessageType == WebSocketMessageType.Close)
            {
                ClosedByClient = (int)(socket.CloseStatus is null or WebSocketCloseStatus.Empty ? WebSocketCloseStatus.NormalClosure : socket.CloseStatus);
                return;
            }
            if (_closing)
                continue;
            if (!received.EndOfMessage)
                Close(CloseCode.DecodeError, "Payload is larger than 4096 bytes.");
            else if (!_sends.Take("", options.GatewaySends).Allowed)
                Close(CloseCode.RateLimited, "You are being rate limited.");
            else if (!Handle(buffer.AsMemory(0, length), watch))
                Close(CloseCode.DecodeError, "Error while decoding payload.");
        }
    }

    private bool Handle(ReadOnlyMemory<byte> frame, ITimer watch)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            var payload = document.RootElement;
            if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("op", out var op) || !op.TryGetInt32(out var opcode))
                return false;
            if (opcode == Opcode.Heartbeat)
                watch.Change(Patience, Timeout.InfiniteTimeSpan);
            protocol.Handle(this, opcode, payload.TryGetProperty("d", out var data) ? data : default);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
