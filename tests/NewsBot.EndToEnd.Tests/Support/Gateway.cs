using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>What a person's client hears from the moment it is logged in.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private const int Dispatch = 0;
    private const int Identify = 2;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<JsonNode> _events = Channel.CreateUnbounded<JsonNode>();
    private Task _listening = Task.CompletedTask;

    public static async Task<Gateway> LogInAsync(Uri url, string token, CancellationToken cancellationToken)
    {
        var gateway = new Gateway();
        await gateway._socket.ConnectAsync(url, cancellationToken);
        await gateway._socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { op = Identify, d = new { token, properties = new { os = "test", browser = "test", device = "test" } } }), WebSocketMessageType.Text, true, cancellationToken);
        gateway._listening = gateway.ListenAsync();

        while ((await gateway.NextAsync(cancellationToken)).Text("t") != "READY")
        {
            // Only the greeting comes before it.
        }
        return gateway;
    }

    /// <summary>The next event, whole: its name is "t" and its data "d".</summary>
    public async Task<JsonNode> NextAsync(CancellationToken cancellationToken) => await _events.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits until something has happened, and takes note of all that has.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        if (!await _events.Reader.WaitToReadAsync(cancellationToken))
            throw new InvalidOperationException("The local Discord has hung up.");
        while (_events.Reader.TryRead(out _))
        {
            // That it happened is enough.
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Not by Abort: a listener between two frames would find its socket disposed of.
        await _over.CancelAsync();
        await _listening;
        _socket.Dispose();
        _over.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await FrameAsync() is { } frame)
            {
                if (frame.Number("op") == Dispatch)
                    await _events.Writer.WriteAsync(frame);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            _events.Writer.TryComplete(exception);
        }
        _events.Writer.TryComplete();
    }

    private async Task<JsonNode?> FrameAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, _over.Token);
            text.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(Encoding.UTF8.GetString(text.ToArray()));
    }
}
