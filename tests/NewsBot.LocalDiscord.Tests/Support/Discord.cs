using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Testing;

namespace NewsBot.LocalDiscord.Tests.Support;

/// <summary>A started local Discord, reached only from outside: as the bot, or as one of its people.</summary>
internal sealed class Discord : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http = new();
    private LocalDiscordOptions _options;
    private readonly TimeProvider _time;

    private Discord(TemporaryFolder folder, LocalDiscordOptions options, TimeProvider time, LocalDiscordServer server) =>
        (_folder, _options, _time, Server) = (folder, options, time, server);

    public LocalDiscordServer Server { get; private set; }

    public RestClient Bot => As("Bot local-bot");

    public RestClient Admin => As("local-admin");

    public RestClient Reader => As("local-reader");

    public RestClient Guest => As("local-guest");

    public RestClient Nobody => As(null);

    public string GatewayUrl => Server.Url.Replace("http", "ws", StringComparison.Ordinal) + "/gateway";

    /// <summary>Limits that no test meets by accident.</summary>
    public static LocalDiscordOptions Generous { get; } = new()
    {
        MessagesPerChannel = new(1_000, TimeSpan.FromSeconds(1)),
        OtherRoutes = new(10_000, TimeSpan.FromSeconds(1)),
        Global = new(10_000, TimeSpan.FromSeconds(1)),
    };

    public static Task<Discord> StartAsync() => StartAsync(Generous);

    public static async Task<Discord> StartAsync(LocalDiscordOptions options, TimeProvider? time = null)
    {
        var folder = new TemporaryFolder();
        options = options with { Url = $"http://127.0.0.1:{LoopbackPorts.Next()}", DataFile = folder.File("discord.db") };
        var server = await LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, time ?? TimeProvider.System, CancellationToken.None);
        return new(folder, options, time ?? TimeProvider.System, server);
    }

    /// <summary>Stops the server and starts it again on the same file.</summary>
    public async Task RestartAsync(Func<LocalDiscordOptions, LocalDiscordOptions>? change = null)
    {
        _options = change?.Invoke(_options) ?? _options;
        await Server.DisposeAsync();
        Server = await LocalDiscordServer.StartAsync(_options, NullLoggerFactory.Instance, _time, CancellationToken.None);
    }

    public RestClient As(string? authorization) => new(_http, Server.ApiUrl, authorization);

    public async Task<string> GuildAsync() => (await Bot.GetAsync("users/@me/guilds")).Body[0]!["id"]!.GetValue<string>();

    public async Task<string> ChannelAsync(string name) =>
        (await Bot.GetAsync($"guilds/{await GuildAsync()}/channels")).Body.AsArray().Single(channel => channel!["name"]!.GetValue<string>() == name).Id();

    public static async Task<string> UserAsync(RestClient who) => (await who.GetAsync("users/@me")).Body.Id();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}

internal static class JsonReading
{
    public static string Id(this JsonNode? node) => node!["id"]!.GetValue<string>();

    public static string Text(this JsonNode? node, string key) => node![key]!.GetValue<string>();

    public static int Number(this JsonNode? node, string key) => node![key]!.GetValue<int>();
}
