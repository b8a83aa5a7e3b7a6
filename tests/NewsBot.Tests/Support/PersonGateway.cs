using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Tests.Support;

/// <summary>What a person's own client hears: the only way to see an answer that is for nobody else.</summary>
internal sealed class PersonGateway : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(string Name, JsonNode Data)> _events = [];
    private Task _reading = Task.CompletedTask;

    /// <summary>How many events have come.</summary>
    public int Count
    {
        get
        {
            lock (_events)
                return _events.Count;
        }
    }

    public static async Task<PersonGateway> ConnectAsync(string serverUrl, string token)
    {
        var gateway = new PersonGateway();
        await gateway._socket.ConnectAsync(new Uri($"ws{serverUrl["http".Length..]}/gateway/?v=10&encoding=json"), gateway._stop.Token);
        var hello = await gateway.ReceiveAsync() ?? throw new InvalidOperationException("The gateway hung up.");
        await gateway.SendAsync(2, new { token, properties = new { os = "test", browser = "test", device = "test" } });
        gateway._reading = Task.WhenAll(gateway.ReadAsync(), gateway.BeatAsync(TimeSpan.FromMilliseconds(hello["d"]!.Number("heartbeat_interval"))));
        await gateway.FirstAsync(0, (name, _) => name == "READY", "the person is connected");
        return gateway;
    }

    /// <summary>The first event from a place in the order on that is wanted, come already or still to come.</summary>
    public Task<JsonNode> FirstAsync(int from, Func<string, JsonNode, bool> wanted, string what) =>
        Patience.ForAsync(() => Task.FromResult(Find(from, wanted)), what);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private JsonNode? Find(int from, Func<string, JsonNode, bool> wanted)
    {
        lock (_events)
            return _events.Skip(from).FirstOrDefault(happened => wanted(happened.Name, happened.Data)).Data;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } frame)
            {
                if (frame.Number("op") != 0)
                    continue;
                lock (_events)
                    _events.Add((frame.Text("t"), frame["d"]!));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the server stopped: whoever waits for an event says so.
        }
    }

    private async Task BeatAsync(TimeSpan interval)
    {
        try
        {
            while (true)
            {
                await Task.Delay(interval, _stop.Token);
                await SendAsync(1, null);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // As above.
        }
    }

    private Task SendAsync(int op, object? d) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { op, d })), WebSocketMessageType.Text, true, _stop.Token);

    private async Task<JsonNode?> ReceiveAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, _stop.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        return JsonNode.Parse(frame.ToArray());
    }
}
