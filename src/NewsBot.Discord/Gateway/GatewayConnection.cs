using System.Buffers;
using System.Net.WebSockets;

namespace NewsBot.Discord.Gateway;

/// <summary>One WebSocket to the gateway, from the handshake to the close: https://docs.discord.com/developers/events/gateway#connecting.</summary>
internal sealed class GatewayConnection : IAsyncDisposable
{
    private const int MaxSentBytes = 4096;
    private const string Query = "v=10&encoding=json&compress=zlib-stream";
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly Inflater _inflater = new();
    private readonly ArrayBufferWriter<byte> _message = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> _payload = new(64 * 1024);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TimeProvider _time;
    private Task? _closing;
    private ITimer? _deadline;

    private GatewayConnection(TimeProvider time)
    {
        _time = time;
        // Heartbeats say more than WebSocket pings do.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    /// <summary>The code the server closed with; null when the connection was simply lost.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<GatewayConnection> ConnectAsync(Uri url, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("ws" or "wss"))
            throw new IOException($"{url} is no address of a gateway.");
        var connection = new GatewayConnection(time);
        try
        {
            using var deadline = new CancellationTokenSource(timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            await connection._socket.ConnectAsync(new UriBuilder(url) { Query = Query }.Uri, either.Token);
            return connection;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await connection.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException($"The gateway at {url.Host} could not be reached.", exception);
        }
    }

    /// <summary>The next payload, good until the next call; null when the connection is over.</summary>
    /// <remarks>Not cancellable on purpose: cancelling aborts the socket, and the session with it. Close it instead.</remarks>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        while (true)
        {
            _message.ResetWrittenCount();
            if (await ReceiveMessageAsync() is not { } type)
                return null;
            if (type == WebSocketMessageType.Text)
                return _message.WrittenMemory;

            _payload.ResetWrittenCount();
            if (_inflater.TryInflate(_message.WrittenSpan, _payload))
                return _payload.WrittenMemory;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (payload.Length > MaxSentBytes)
            throw new ArgumentException($"The gateway takes {MaxSentBytes} bytes at most, not {payload.Length}.", nameof(payload));

        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            // Whoever receives learns of it as well and decides what comes next.
            throw new IOException("The gateway connection is gone.", exception);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye; whoever receives goes on until the server's half has come or, from a dead line, until the time is up.</summary>
    public Task CloseAsync(int code)
    {
        lock (_sending)
            return _closing ??= CloseOnceAsync(code);
    }

    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        if (_closing is { } closing)
            await closing;
        if (_deadline is { } deadline)
            await deadline.DisposeAsync();
        _socket.Dispose();
        _inflater.Dispose();
        _sending.Dispose();
    }

    private async Task CloseOnceAsync(int code)
    {
        _deadline = _time.CreateTimer(_ => _socket.Abort(), null, CloseTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            _socket.Abort();
        }
    }

    private async ValueTask<WebSocketMessageType?> ReceiveMessageAsync()
    {
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_message.GetMemory(4096), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                _message.Advance(part.Count);
                if (part.EndOfMessage)
                    return part.MessageType;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }
}
