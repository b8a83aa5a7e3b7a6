using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.Channels;
using NewsBot.Testing;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>A Discord that does what the test says, wrong things included.</summary>
internal sealed class ScriptedDiscord : IAsyncDisposable
{
    public const string Token = "secret-token";

    private readonly HttpListener _listener = new();
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly Channel<ScriptedConnection> _connections = Channel.CreateUnbounded<ScriptedConnection>();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<ScriptedRequest, ScriptedAnswer?>>> _script = new();
    private readonly ConcurrentDictionary<string, bool> _refused = new();
    private readonly Channel<string> _handshakes = Channel.CreateUnbounded<string>();
    private readonly ConcurrentBag<ScriptedConnection> _opened = [];
    private readonly Task _listening;

    public ScriptedDiscord()
    {
        Port = LoopbackPorts.Next();
        ResumeUrl = new($"ws://127.0.0.1:{Port}/resume");
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port { get; }

    public Uri ApiUrl => new($"http://127.0.0.1:{Port}/api/v10");

    public Uri ResumeUrl { get; set; }

    /// <summary>With the others what GET /gateway/bot says.</summary>
    public int Shards { get; set; } = 1;

    public int MaxConcurrency { get; set; } = 1;

    public int Remaining { get; set; } = 999;

    public int ResetAfter { get; set; }

    public int GatewayBotAsked { get; private set; }

    public ConcurrentQueue<string> HandshakesAt { get; } = new();

    public DiscordOptions Options(ManualTime? time = null) => new(Token)
    {
        ApiUrl = ApiUrl,
        Time = time ?? TimeProvider.System,
        Jitter = () => 0.5,
        LoggerFactory = Log,
    };

    public RecordedLog Log { get; } = new();

    /// <summary>The next request on this route, "POST /channels/1/messages", gets this answer; later ones the answers after it.</summary>
    public void Answer(string route, ScriptedAnswer answer) => Answer(route, _ => answer);

    /// <summary>Null leaves the request without an answer.</summary>
    public void Answer(string route, Func<ScriptedRequest, ScriptedAnswer?> answer) =>
        _script.GetOrAdd(route, _ => new()).Enqueue(answer);

    /// <summary>WebSocket handshakes on this path, "/resume", are answered with 503 from now on.</summary>
    public void Refuse(string path) => _refused[path] = true;

    /// <summary>WebSocket handshakes on this path are never answered from now on.</summary>
    public void Ignore(string path) => _refused[path] = false;

    public void Accept(string path) => _refused.TryRemove(path, out _);

    /// <summary>The path of the next handshake, refused or not.</summary>
    public Task<string> HandshakeAsync() => _handshakes.Reader.ReadAsync().Soon();

    /// <summary>The next REST request, GET /gateway/bot apart.</summary>
    public Task<ScriptedRequest> RequestAsync() => _requests.Reader.ReadAsync().Soon();

    public bool TryRequest(out ScriptedRequest? request) => _requests.Reader.TryRead(out request);

    public Task<ScriptedConnection> ConnectionAsync() => _connections.Reader.ReadAsync().Soon();

    /// <summary>The next connection, as far as READY; <paramref name="sequence"/> is READY's.</summary>
    public async Task<ScriptedConnection> ReadyAsync(int sequence = 1, int heartbeatInterval = 41_250)
    {
        var connection = await ConnectionAsync();
        await connection.HelloAsync(heartbeatInterval);
        await connection.ExpectAsync(2);
        await connection.DispatchAsync("READY", sequence, ReadyData);
        return connection;
    }

    public string ReadyData => $$$"""{"v":10,"user":{"id":"1","username":"bot","bot":true},"guilds":[],"session_id":"session","resume_gateway_url":"{{{ResumeUrl}}}","application":{"id":"9","flags":0}}""";

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _listening;
        foreach (var connection in _opened)
            connection.Dispose();
    }

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = ServeAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (!context.Request.IsWebSocketRequest)
        {
            await ServeRestAsync(context);
            return;
        }
        HandshakesAt.Enqueue(path);
        _handshakes.Writer.TryWrite(path);
        if (_refused.TryGetValue(path, out var isAnswered))
        {
            if (!isAnswered)
                return;
            context.Response.StatusCode = 503;
            context.Response.Close();
            return;
        }
        var socket = await context.AcceptWebSocketAsync(null);
        var connection = new ScriptedConnection(socket.WebSocket, path, context.Request.Url.Query, context.Response.Abort);
        _opened.Add(connection);
        await _connections.Writer.WriteAsync(connection);
    }

    private async Task ServeRestAsync(HttpListenerContext context)
    {
        var request = await ScriptedRequest.ReadAsync(context.Request);
        if (_script.TryGetValue(request.Route, out var queue) && queue.TryDequeue(out var scripted))
        {
            _requests.Writer.TryWrite(request);
            if (scripted(request) is { } answer)
                await WriteAsync(context.Response, answer);
            return;
        }
        if (request.Route == "GET /gateway/bot")
        {
            GatewayBotAsked++;
            await WriteAsync(context.Response, new(200, $$$"""{"url":"ws://127.0.0.1:{{{Port}}}/gateway","shards":{{{Shards}}},"session_start_limit":{"total":1000,"remaining":{{{Remaining}}},"reset_after":{{{ResetAfter}}},"max_concurrency":{{{MaxConcurrency}}}}}"""));
            return;
        }
        _requests.Writer.TryWrite(request);
        await WriteAsync(context.Response, new(404, """{"message":"404: Not Found","code":0}"""));
    }

    private static async Task WriteAsync(HttpListenerResponse response, ScriptedAnswer answer)
    {
        try
        {
            response.StatusCode = answer.Status;
            response.ContentType = answer.ContentType;
            foreach (var (name, value) in answer.Headers)
                response.AddHeader(name, value);
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Status == 204 ? "" : answer.Body));
            response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            return; // the client gave up on it
        }
    }
}
