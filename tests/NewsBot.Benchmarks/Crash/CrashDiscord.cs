using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.LocalDiscord;
using NewsBot.LocalDiscord.Faults;

namespace NewsBot.Benchmarks.Crash;

/// <summary>The Discord that the bot is killed against: it forgets nonces after four seconds, and says of every fifth message that it failed when it did not.</summary>
internal sealed class CrashDiscord : IAsyncDisposable
{
    public static readonly TimeSpan NonceWindow = TimeSpan.FromSeconds(4);

    private const double Failures = 0.2;
    private static readonly string[] Routes = ["POST /channels/{id}/messages", "POST /channels/{id}/threads", "PATCH /channels/{id}/messages/{id}", "DELETE /channels/{id}/messages/{id}"];

    private readonly LocalDiscordServer _server;
    private readonly HttpClient _http = new();
    private readonly Random _chance;
    private volatile TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CrashDiscord(LocalDiscordServer server, int seed) => (_server, _chance) = (server, new(seed));

    public string ApiUrl => _server.ApiUrl;

    public string Guild { get; private set; } = "";

    public string News { get; private set; } = "";

    public string Forum { get; private set; } = "";

    public static async Task<CrashDiscord> StartAsync(string folder, int seed)
    {
        CrashDiscord? discord = null;
        var quick = new LocalRateLimit(100_000, TimeSpan.FromSeconds(1));
        var options = new LocalDiscordOptions
        {
            Url = $"http://127.0.0.1:{Testing.LoopbackPorts.Next()}",
            DataFile = Path.Combine(folder, "discord.db"),
            MessagesPerChannel = quick,
            OtherRoutes = quick,
            Global = quick,
            NonceWindow = NonceWindow,
            IdentifyInterval = TimeSpan.FromMilliseconds(10),
            Recorder = exchange =>
            {
                if (exchange is { Method: "POST", Route: "/channels/{channel_id}/messages" or "/channels/{channel_id}/threads" })
                    discord?._sent.TrySetResult();
            },
        };
        discord = new(await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, default), seed);
        discord.Guild = (await discord.GetAsync("users/@me/guilds")).AsArray().Single()!["id"]!.GetValue<string>();
        foreach (var channel in (await discord.GetAsync($"guilds/{discord.Guild}/channels")).AsArray())
        {
            var id = channel!["id"]!.GetValue<string>();
            (discord.News, discord.Forum) = channel["name"]!.GetValue<string>() switch { "news" => (id, discord.Forum), "articles" => (discord.News, id), _ => (discord.News, discord.Forum) };
        }
        return discord;
    }

    /// <summary>Ends when the bot says something from now on.</summary>
    public Task WhenItSaysSomething()
    {
        _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _sent.Task;
    }

    /// <summary>Ends the bot's session, so that it is not told what became of what it sent.</summary>
    public void EndSession() => _server.Faults.Strike(new(GatewayFaultKind.InvalidSession));

    /// <summary>Says of a fifth of what is asked that it failed when it did not.</summary>
    public void Misbehave()
    {
        foreach (var route in Routes)
            _server.Faults.Plan(new(route, RestFaultKind.BadGatewayAfterStoring) { Probability = Failures, Seed = _chance.Next() });
    }

    /// <summary>Answers what is done: to people, whom the faults are not meant for.</summary>
    public void Behave() => _server.Faults.Clear();

    /// <summary>What a channel or a thread holds, oldest first; nothing where it is not there.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAsync(string channel)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var page = (await GetAsync($"channels/{channel}/messages?limit=100&after={(all.Count == 0 ? "0" : all[^1]["id"]!.GetValue<string>())}")).AsArray();
            all.AddRange(page.Reverse()!);
            if (page.Count < 100)
                return [.. all.Where(message => message["type"]!.GetValue<int>() is 0 or 19)];
        }
    }

    /// <summary>The forum's threads, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ForumThreadsAsync() =>
    [
        .. (await GetAsync($"guilds/{Guild}/threads/active", "Bot local-bot"))["threads"]!.AsArray()
            .Where(thread => thread!["parent_id"]!.GetValue<string>() == Forum)
            .Select(thread => thread!["id"]!.GetValue<string>())
            .OrderBy(ulong.Parse),
    ];

    public Task<JsonNode> GetAsync(string path, string token = "local-admin") => SendAsync(HttpMethod.Get, path, token, null);

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string token, object? body)
    {
        using var request = new HttpRequestMessage(method, $"{ApiUrl}/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }
}
