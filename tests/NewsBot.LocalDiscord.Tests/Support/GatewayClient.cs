using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Tests.Support;

/// <summary>A gateway connection that keeps every frame until a test asks for it.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    public const int Guilds = 1 << 0;
    public const int GuildMembers = 1 << 1;
    public const int GuildMessages = 1 << 9;
    public const int GuildMessageReactions = 1 << 10;
    public const int DirectMessages = 1 << 12;
    public const int MessageContent = 1 << 15;
    public const int Everything = Guilds | GuildMembers | GuildMessages | GuildMessageReactions | 1 << 11 | DirectMessages | MessageContent;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new();
    private readonly bool _compressed;
    private readonly List<JsonNode> _unread = [];

    private GatewayClient(bool compressed) => _compressed = compressed;

    /// <summary>The last sequence number that came.</summary>
    public long Sequence { get; private set; }

    public JsonNode Ready { get; private set; } = new JsonObject();

    /// <summary>All that ever came.</summary>
    public List<JsonNode> History { get; } = [];

    /// <summary>What came and was not asked for.</summary>
    public IReadOnlyList<JsonNode> Unread => _unread;

    public byte[] LastCompressed { get; private set; } = [];

    private MemoryStream Compressed { get; } = new();

    private ZLibStream? Inflater { get; set; }

    public static async Task<GatewayClient> ConnectAsync(string url, string query = "?v=10&encoding=json")
    {
        var client = new GatewayClient(query.Contains("zlib-stream", StringComparison.Ordinal));
        await client._socket.ConnectAsync(new Uri(url + "/" + query), client.Soon());
        return client;
    }

    /// <summary>Connects, identifies and reads READY.</summary>
    public static async Task<GatewayClient> LogInAsync(Discord discord, string token, int intents = Everything)
    {
        var client = await ConnectAsync(discord.GatewayUrl);
        await client.OpcodeAsync(10);
        await client.IdentifyAsync(token, intents);
        client.Ready = await client.EventAsync("READY");
        return client;
    }

    public Task IdentifyAsync(string token, int? intents) =>
        SendAsync(2, intents is { } bits ? new { token, intents = bits, properties = new { os = "test", browser = "test", device = "test" } } : new { token, properties = new { os = "test" } });

    public Task SendAsync(int op, object? d) => SendTextAsync(JsonSerializer.Serialize(new { op, d }));

    public Task SendTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Soon());

    /// <summary>The next event of that name; what comes before stays for later.</summary>
    public async Task<JsonNode> EventAsync(string name) => (await FindAsync(frame => frame["t"]?.GetValue<string>() == name))["d"]!;

    public Task<JsonNode> OpcodeAsync(int op) => FindAsync(frame => frame.Number("op") == op);

    /// <summary>The names of all events up to the answer to a heartbeat sent now: nothing can hide behind it.</summary>
    public async Task<IReadOnlyList<JsonNode>> EventsSoFarAsync()
    {
        await SendAsync(1, Sequence);
        await OpcodeAsync(11);
        var events = _unread.Where(frame => frame.Number("op") == 0).ToList();
        _unread.Clear();
        return events;
    }

    public async Task<int> ClosedAsync()
    {
        while (await ReceiveAsync() is { } frame)
            _unread.Add(frame);
        return (int)_socket.CloseStatus!;
    }

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Soon());

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonNode> FindAsync(Func<JsonNode, bool> wanted)
    {
        while (true)
        {
            if (_unread.FirstOrDefault(wanted) is { } found)
            {
                _unread.Remove(found);
                return found;
            }
            _unread.Add(await ReceiveAsync() ?? throw new InvalidOperationException($"Closed with {_socket.CloseStatus}: {_socket.CloseStatusDescription}"));
        }
    }

    private async Task<JsonNode?> ReceiveAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, Soon());
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        var json = JsonNode.Parse(_compressed ? Inflate(frame.ToArray()) : frame.ToArray())!;
        History.Add(json);
        if (json["s"] is JsonValue sequence)
            Sequence = sequence.GetValue<long>();
        return json;
    }

    // One inflater for the whole connection: it fails unless the server keeps one context too.
    private byte[] Inflate(byte[] frame)
    {
        LastCompressed = frame;
        var at = Compressed.Position;
        Compressed.Position = Compressed.Length;
        Compressed.Write(frame);
        Compressed.Position = at;
        Inflater ??= new(Compressed, CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = Inflater.Read(buffer)) > 0)
        {
            inflated.Write(buffer, 0, read);
            if (IsWhole(inflated))
                break;
        }
        return inflated.ToArray();
    }

    private static bool IsWhole(MemoryStream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private CancellationToken Soon()
    {
        _patience.CancelAfter(Patience);
        return _patience.Token;
    }
}
