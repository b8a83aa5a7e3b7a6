using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.LocalDiscord;
using NewsBot.LocalDiscord.Faults;
using NewsBot.Testing;

namespace NewsBot.Tests.Support;

/// <summary>A local Discord of one test's own, and its people; limits that no test meets by accident.</summary>
internal sealed class LocalWorld : IAsyncDisposable
{
    public const string BotToken = "local-bot";

    private const int GuildAnnouncement = 5;
    private const int GuildForum = 15;
    private const ulong ViewChannel = 1 << 10;
    private readonly TemporaryFolder _folder;
    private LocalDiscordOptions _options;
    private readonly HttpClient _http = new();
    private LocalDiscordServer _server;
    private bool _isStopped;

    private LocalWorld(TemporaryFolder folder, LocalDiscordOptions options, LocalDiscordServer server)
    {
        (_folder, _options, _server) = (folder, options, server);
        Bot = As($"Bot {BotToken}");
        Admin = new(this, "local-admin");
        Reader = new(this, "local-reader");
        Guest = new(this, "local-guest");
    }

    public string Url => _server.Url;

    public string ApiUrl => _server.ApiUrl;

    public string Guild { get; private set; } = "";

    /// <summary>Makes the Discord misbehave.</summary>
    public LocalDiscordFaults Faults => _server.Faults;

    /// <summary>REST as the bot.</summary>
    public Caller Bot { get; }

    /// <summary>May manage the guild.</summary>
    public LocalPerson Admin { get; }

    public LocalPerson Reader { get; }

    public LocalPerson Guest { get; }

    public static async Task<LocalWorld> StartAsync(LocalDiscordOptions? change = null)
    {
        var folder = new TemporaryFolder();
        var options = (change ?? new()) with
        {
            Url = $"http://127.0.0.1:{LoopbackPorts.Next()}",
            DataFile = folder.File("discord.db"),
            MessagesPerChannel = change?.MessagesPerChannel is { } limit && limit != new LocalDiscordOptions().MessagesPerChannel ? limit : new(1_000, TimeSpan.FromSeconds(1)),
            OtherRoutes = new(10_000, TimeSpan.FromSeconds(1)),
            Global = new(10_000, TimeSpan.FromSeconds(1)),
            IdentifyInterval = TimeSpan.FromMilliseconds(1),
        };
        var world = new LocalWorld(folder, options, await StartServerAsync(options));
        world.Guild = (await world.Bot.GetAsync("users/@me/guilds"))[0]!.Id();
        return world;
    }

    /// <summary>REST as whoever has this token; as nobody without one.</summary>
    public Caller As(string? token) => new(_http, ApiUrl, token);

    public async Task<string> BotIdAsync() => (await Bot.GetAsync("users/@me")).Id();

    public async Task<string> ChannelAsync(string name) =>
        (await Bot.GetAsync($"guilds/{Guild}/channels")).AsArray().Single(channel => channel!.Text("name") == name)!.Id();

    /// <summary>Makes a channel that the people who manage the guild and the bot see, and others do not.</summary>
    public async Task<string> CreateHiddenChannelAsync(string name) => (await Admin.Rest.PostAsync($"guilds/{Guild}/channels", new
    {
        name,
        type = 0,
        permission_overwrites = new object[] { Overwrite(Guild, 0, allow: 0, deny: ViewChannel), Overwrite(await BotIdAsync(), 1, allow: ViewChannel, deny: 0) },
    })).Id();

    public async Task<string> CreateForumAsync(string name) => (await Admin.Rest.PostAsync($"guilds/{Guild}/channels", new { name, type = GuildForum })).Id();

    public async Task<string> CreateAnnouncementsAsync(string name) => (await Admin.Rest.PostAsync($"guilds/{Guild}/channels", new { name, type = GuildAnnouncement })).Id();

    /// <summary>Takes a right from the bot in one channel.</summary>
    public async Task DenyBotAsync(string channel, ulong permission) =>
        await Admin.Rest.PutAsync($"channels/{channel}/permissions/{await BotIdAsync()}", new { type = 1, allow = "0", deny = $"{permission}" });

    public async Task AllowBotAsync(string channel) => await Admin.Rest.DeleteAsync($"channels/{channel}/permissions/{await BotIdAsync()}");

    /// <summary>Posts as a program that is not the bot.</summary>
    public async Task PostAsProgramAsync(string channel, string text, string? thread = null)
    {
        var webhook = await Admin.Rest.PostAsync($"channels/{channel}/webhooks", new { name = "Program" });
        await As(null).PostAsync($"webhooks/{webhook.Id()}/{webhook.Text("token")}?wait=true{(thread is null ? "" : $"&thread_id={thread}")}", new { content = text });
    }

    /// <summary>Stops the server and starts it again on the same file, set up differently where that is asked for.</summary>
    public async Task RestartAsync(Func<LocalDiscordOptions, LocalDiscordOptions>? change = null)
    {
        await _server.DisposeAsync();
        _options = change is null ? _options : change(_options);
        _server = await StartServerAsync(_options);
    }

    /// <summary>Stops the server for good, as when nobody reaches Discord any more.</summary>
    public async Task StopAsync()
    {
        if (_isStopped)
            return;

        _isStopped = true;
        await _server.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (LocalPerson[])[Admin, Reader, Guest])
            await person.DisposeAsync();
        await StopAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private static Task<LocalDiscordServer> StartServerAsync(LocalDiscordOptions options) =>
        LocalDiscordServer.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);

    private static object Overwrite(string id, int type, ulong allow, ulong deny) => new { id, type, allow = $"{allow}", deny = $"{deny}" };
}
