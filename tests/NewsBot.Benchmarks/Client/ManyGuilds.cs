using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace NewsBot.Benchmarks.Client;

/// <summary>A gateway that knows one thing: to greet a bot with many guilds, which are ready before it comes.</summary>
internal static class ManyGuilds
{
    public const string CommandName = "serve-guilds";

    private const string Hello = """{"op":10,"d":{"heartbeat_interval":41250},"s":null,"t":null}""";

    private static readonly Argument<int> Port = new("port");
    private static readonly Argument<int> Guilds = new("guilds");
    private static readonly Argument<int> Channels = new("channels");

    public static Command CreateCommand()
    {
        var command = new Command(CommandName, "What the command guilds connects to.") { Port, Guilds, Channels };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => ServeAsync(result.GetValue(Port), result.GetValue(Guilds), result.GetValue(Channels), cancellationToken));
        return command;
    }

    private static async Task ServeAsync(int port, int guilds, int channels, CancellationToken cancellationToken)
    {
        var messages = Compressed([Hello, ManyGuildsText.Ready(port, guilds), .. Enumerable.Range(0, guilds).Select(guild => ManyGuildsText.Guild(guild, channels))]);
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        await Console.Out.WriteLineAsync("ready");
        while (!cancellationToken.IsCancellationRequested)
        {
            var context = await listener.GetContextAsync().WaitAsync(cancellationToken);
            if (context.Request.IsWebSocketRequest)
                await GreetAsync(context, messages, cancellationToken);
            else
                await AnswerAsync(context, port);
        }
    }

    private static async Task GreetAsync(HttpListenerContext context, List<byte[]> messages, CancellationToken cancellationToken)
    {
        using var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
        var buffer = new byte[8192];
        await socket.SendAsync(messages[0], WebSocketMessageType.Binary, true, cancellationToken);
        await socket.ReceiveAsync(buffer, cancellationToken); // IDENTIFY
        foreach (var message in messages.Skip(1))
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, cancellationToken);
        while ((await socket.ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
            continue;
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
    }

    private static async Task AnswerAsync(HttpListenerContext context, int port)
    {
        context.Response.ContentType = "application/json";
        var answer = $$$"""{"url":"ws://127.0.0.1:{{{port}}}/gateway","shards":1,"session_start_limit":{"total":1000,"remaining":999,"reset_after":0,"max_concurrency":1}}""";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    // One zlib stream over all of them, each message ended by a flush.
    private static List<byte[]> Compressed(IEnumerable<string> payloads)
    {
        using var bytes = new MemoryStream();
        using var zlib = new ZLibStream(bytes, CompressionLevel.Optimal);
        var messages = new List<byte[]>();
        foreach (var payload in payloads)
        {
            zlib.Write(Encoding.UTF8.GetBytes(payload));
            zlib.Flush();
            messages.Add(bytes.ToArray());
            bytes.SetLength(0);
        }
        return messages;
    }
}

/// <summary>Guilds as Discord describes them, all different.</summary>
internal static class ManyGuildsText
{
    private const long FirstId = 290_926_798_000_000_000;

    public static string Ready(int port, int guilds) =>
        $$$"""{"t":"READY","s":1,"op":0,"d":{"v":10,"user":{"id":"1","username":"NewsBot","bot":true},"guilds":[{{{Join(guilds, guild => $$"""{"id":"{{Id(guild, 0)}}","unavailable":true}""")}}}],"session_id":"s","resume_gateway_url":"ws://127.0.0.1:{{{port}}}/gateway","application":{"id":"1","flags":0} }}""";

    public static string Guild(int guild, int channels) =>
        $$$"""
        {"t":"GUILD_CREATE","s":{{{guild + 2}}},"op":0,"d":{"id":"{{{Id(guild, 0)}}}","name":"Guild {{{guild}}}","owner_id":"{{{Id(guild, 1)}}}","icon":null,"features":["COMMUNITY","NEWS"],"preferred_locale":"en-US","member_count":1200,"large":true,"unavailable":false,"joined_at":"2024-03-14T09:26:53.589000+00:00",
        "roles":[{{{Join(10, role => $$"""{"id":"{{(role == 0 ? Id(guild, 0) : Id(guild, 100 + role))}}","name":"Role {{role}}","permissions":"1071698660929","position":{{role}},"color":0,"hoist":false,"managed":false,"mentionable":false,"icon":null,"unicode_emoji":null,"flags":0}""")}}}],
        "channels":[{{{Join(channels, channel => Channel(guild, channel))}}}],"threads":[],
        "members":[{"user":{"id":"1","username":"NewsBot","bot":true},"roles":["{{{Id(guild, 101)}}}"],"joined_at":"2024-03-14T09:26:53.589000+00:00","deaf":false,"mute":false,"flags":0}],
        "emojis":[],"stickers":[],"voice_states":[],"presences":[],"stage_instances":[],"guild_scheduled_events":[],"soundboard_sounds":[]}}
        """.ReplaceLineEndings("");

    private static string Channel(int guild, int channel) =>
        $$"""{"id":"{{Id(guild, 1000 + channel)}}","type":0,"name":"channel-{{guild}}-{{channel}}","position":{{channel}},"parent_id":"{{Id(guild, 1000)}}","topic":{{(channel % 4 == 0 ? $"\"What channel {channel} of guild {guild} is about\"" : "null")}},"nsfw":false,"flags":0,"rate_limit_per_user":0,"last_message_id":"{{Id(guild, 5000 + channel)}}","icon_emoji":{"id":null,"name":"👋"},"theme_color":null,"permission_overwrites":[{"id":"{{Id(guild, 0)}}","type":0,"allow":"0","deny":"{{(channel % 5 == 0 ? 1024 : 0)}}"},{"id":"{{Id(guild, 101)}}","type":0,"allow":"1024","deny":"0"}]}""";

    private static string Id(int guild, int within) => (FirstId + guild * 100_000L + within).ToString(CultureInfo.InvariantCulture);

    private static string Join(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));
}
