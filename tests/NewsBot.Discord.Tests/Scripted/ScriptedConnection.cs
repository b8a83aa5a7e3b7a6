using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>The server's end of one gateway connection.</summary>
internal sealed class ScriptedConnection : IDisposable
{
    private readonly WebSocket _socket;
    private readonly Action _hangUp;
    private readonly Channel<JsonElement> _frames = Channel.CreateUnbounded<JsonElement>();
    private readonly MemoryStream _compressed = new();
    private ZLibStream? _zlib;

    public ScriptedConnection(WebSocket socket, string path, string query, Action hangUp)
    {
        (_socket, Path, Query, _hangUp) = (socket, path, query, hangUp);
        _ = ReceiveAllAsync();
    }

    public string Path { get; }

    public string Query { get; }

    /// <summary>Like a line that is dead only in one direction.</summary>
    public bool IgnoresClose { get; set; }

    public int? CloseCode { get; private set; }

    public Task HelloAsync(int heartbeatInterval = 41_250) => SendAsync($$$"""{"op":10,"d":{"heartbeat_interval":{{{heartbeatInterval}}}},"s":null,"t":null}""");

    /// <summary>Acknowledges a heartbeat, and returns once the client has read that.</summary>
    public async Task AcknowledgeAsync()
    {
        await SendAsync("""{"op":11}""");
        await SendAsync("""{"op":1}""");
        await ExpectAsync(1);
    }

    public Task DispatchAsync(string name, int sequence, string data) => SendAsync($$$"""{"t":"{{{name}}}","s":{{{sequence}}},"op":0,"d":{{{data}}}}""");

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>As with compress=zlib-stream, in so many messages.</summary>
    public async Task SendCompressedAsync(string json, int messages = 1)
    {
        _zlib ??= new(_compressed, CompressionLevel.Fastest, leaveOpen: true);
        _zlib.Write(Encoding.UTF8.GetBytes(json));
        _zlib.Flush();
        var bytes = _compressed.ToArray();
        _compressed.SetLength(0);
        foreach (var part in bytes.Chunk(Math.Max(1, (bytes.Length + messages - 1) / messages)))
            await _socket.SendAsync(part, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    public Task SendBytesAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, "", CancellationToken.None);

    /// <summary>The line goes dead without a close.</summary>
    public void Abort() => _hangUp();

    public void Dispose()
    {
        _socket.Dispose();
        _zlib?.Dispose();
        _compressed.Dispose();
    }

    /// <summary>The next frame, which must have this opcode; heartbeats may come before any.</summary>
    public async Task<JsonElement> ExpectAsync(int op)
    {
        var frame = await ReceiveAsync();
        while (frame is { } heartbeat && op != 1 && heartbeat.GetProperty("op").GetInt32() == 1)
            frame = await ReceiveAsync();
        if (frame is not { } expected)
            throw new InvalidOperationException($"Closed with {CloseCode} instead of opcode {op}.");
        Assert.Equal(op, expected.GetProperty("op").GetInt32());
        return expected.GetProperty("d");
    }

    /// <summary>The code the client closes with; only heartbeats may come before.</summary>
    public async Task<int?> ExpectCloseAsync()
    {
        while (await ReceiveAsync() is { } frame)
            Assert.Equal(1, frame.GetProperty("op").GetInt32());
        return CloseCode;
    }

    /// <returns>Null when the client closes, or the line is lost.</returns>
    public async Task<JsonElement?> ReceiveAsync() =>
        await _frames.Reader.WaitToReadAsync().Soon() && _frames.Reader.TryRead(out var frame) ? frame : null;

    public bool TryReceive(out JsonElement frame) => _frames.Reader.TryRead(out frame);

    private async Task ReceiveAllAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await ReceiveOneAsync(buffer) is { } frame)
                _frames.Writer.TryWrite(frame);
            CloseCode = (int?)_socket.CloseStatus;
            if (!IgnoresClose)
            {
                if (_socket.State == WebSocketState.CloseReceived)
                    await CloseAsync(1000);
                _hangUp(); // whoever closed waits for the line to end
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException or OperationCanceledException)
        {
            CloseCode = null; // lost, without a close
        }
        finally
        {
            _frames.Writer.TryComplete();
        }
    }

    private async Task<JsonElement?> ReceiveOneAsync(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return JsonDocument.Parse(buffer.AsMemory(0, length).ToArray()).RootElement;
        }
    }
}
