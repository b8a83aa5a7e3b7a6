using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NewsBot.Discord.Model;

namespace NewsBot.Benchmarks.Soak;

/// <summary>A person's own gateway connection, which faults spare: it is told which interactions succeeded and which failed.</summary>
internal static class SoakWitness
{
    public static async Task WatchAsync(Uri gateway, SoakLedger ledger, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new($"{gateway}?v=10&encoding=json"), cancellationToken);
        await SendAsync(socket, """{"op":2,"d":{"token":"local-reader","properties":{}}}""", cancellationToken);
        var beat = Task.CompletedTask;
        while (!cancellationToken.IsCancellationRequested)
        {
            using var frame = await ReceiveAsync(socket, cancellationToken);
            var (op, data) = (frame.RootElement.GetProperty("op").GetInt32(), frame.RootElement.GetProperty("d"));
            if (op == 10)
                beat = BeatAsync(socket, TimeSpan.FromMilliseconds(data.GetProperty("heartbeat_interval").GetInt32()), cancellationToken);
            if (beat.IsFaulted)
                await beat;
            if (op != 0)
                continue;
            if (frame.RootElement.GetProperty("t").GetString() is "INTERACTION_SUCCESS")
                ledger.Succeeded(Snowflake.Parse(data.GetProperty("id").GetString()!));
            else if (frame.RootElement.GetProperty("t").GetString() is "INTERACTION_FAILURE")
                ledger.Failed(Snowflake.Parse(data.GetProperty("id").GetString()!));
        }
    }

    private static async Task BeatAsync(ClientWebSocket socket, TimeSpan interval, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(interval, cancellationToken);
            await SendAsync(socket, """{"op":1,"d":null}""", cancellationToken);
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string frame, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, cancellationToken);

    private static async Task<JsonDocument> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException("The person's own connection was closed.");
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonDocument.Parse(frame.ToArray());
        }
    }
}
