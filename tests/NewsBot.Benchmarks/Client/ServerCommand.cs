using System.CommandLine;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.LocalDiscord;

namespace NewsBot.Benchmarks.Client;

/// <summary>What the local Discord bears: a bot in many guilds, and many events a second.</summary>
internal static class ServerCommand
{
    private const int Batch = 100;

    private static readonly Option<int> Guilds = new("--guilds") { Description = "How many guilds.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> Channels = new("--channels") { Description = "How many channels each has.", DefaultValueFactory = _ => 50 };
    private static readonly Option<int> Events = new("--events") { Description = "How many messages are posted.", DefaultValueFactory = _ => 20_000 };

    public static Command Create()
    {
        var command = new Command("server", "The local Discord with many guilds: seconds until a bot has been told of all of them, and messages a second that are posted, stored and told to it. A plain WebSocket counts them in the same process. Goal: 2,000 a second.") { Guilds, Channels, Events };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Guilds), result.GetValue(Channels), result.GetValue(Events), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int guilds, int channels, int events, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        var options = new LocalDiscordOptions { Url = "http://127.0.0.1:0", DataFile = Path.Combine(folder, "local-discord.db"), Guilds = guilds, ChannelsPerGuild = channels };
        try
        {
            await using var server = await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, cancellationToken);
            using var bot = new ClientWebSocket();
            var started = Stopwatch.GetTimestamp();
            await bot.ConnectAsync(new Uri(server.Url.Replace("http", "ws", StringComparison.Ordinal) + "/gateway/?v=10&encoding=json"), cancellationToken);
            await bot.SendAsync("""{"op":2,"d":{"token":"local-bot","intents":33281,"properties":{}}}"""u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
            // HELLO, READY, and a GUILD_CREATE each.
            await CountAsync(bot, guilds + 2, cancellationToken);
            var greeted = Stopwatch.GetElapsedTime(started);

            var channel = await ChannelAsync(server.ApiUrl, cancellationToken);
            started = Stopwatch.GetTimestamp();
            var worked = Environment.CpuUsage.TotalTime;
            var counting = CountAsync(bot, events, cancellationToken);
            await Task.Run(() => Post(server, channel, events), cancellationToken);
            await counting;
            var (took, processor) = (Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - worked);
            return Report.Print(
                new Figure($"{guilds} guilds of {channels} channels told", greeted.TotalSeconds, "s"),
                new Figure($"{events} messages posted and told", took.TotalSeconds, "s"),
                new Figure("messages a second", events / took.TotalSeconds, "/s", AtLeast: 2_000),
                new Figure("processor time for each", processor.TotalMilliseconds * 1_000 / events, "µs"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Post(LocalDiscordServer server, string channel, int events)
    {
        for (var posted = 0; posted < events; posted += Batch)
            server.Post("local-reader", channel, [.. Enumerable.Range(posted, Math.Min(Batch, events - posted)).Select(number => $"The river rose by another centimetre: reading number {number}.")]);
    }

    private static async Task CountAsync(ClientWebSocket socket, int messages, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (messages > 0)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The local Discord hung up: {socket.CloseStatusDescription}");
            if (received.EndOfMessage)
                messages--;
        }
    }

    private static async Task<string> ChannelAsync(string apiUrl, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "local-reader");
        var guild = (await http.GetFromJsonAsync<JsonElement>($"{apiUrl}/users/@me/guilds", cancellationToken))[0].GetProperty("id").GetString();
        return (await http.GetFromJsonAsync<JsonElement>($"{apiUrl}/guilds/{guild}/channels", cancellationToken))[0].GetProperty("id").GetString()!;
    }
}
