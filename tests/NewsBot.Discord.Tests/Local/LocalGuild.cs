using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Tests.Scripted;
using NewsBot.LocalDiscord;
using NewsBot.Testing;

namespace NewsBot.Discord.Tests.Local;

/// <summary>A bot in the local Discord's guild, and a reader who uses it.</summary>
internal sealed class LocalGuild : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _reader = new();
    private LocalDiscordServer _server = null!;
    private LocalDiscordOptions _options = null!;

    public DiscordOptions Options { get; private set; } = null!;

    public RunningBot Bot { get; private set; } = null!;

    public DiscordClient Client => Bot.Client;

    public Snowflake Application => Client.Cache.ApplicationId!.Value;

    public Model.Channel News => Named("news");

    public Model.Channel Forum => Named("articles");

    public static async Task<LocalGuild> StartAsync()
    {
        var local = new LocalGuild();
        local._options = new()
        {
            Url = $"http://127.0.0.1:{LoopbackPorts.Next()}",
            DataFile = local._folder.File("local-discord.db"),
            MessagesPerChannel = new(1_000, TimeSpan.FromSeconds(1)),
            Global = new(1_000, TimeSpan.FromSeconds(1)),
        };
        local._server = await LocalDiscordServer.StartAsync(local._options, NullLoggerFactory.Instance, CancellationToken.None);
        local._reader.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "local-reader");
        local.Options = new("local-bot")
        {
            ApiUrl = new(local._server.ApiUrl),
            Intents = Intents.Guilds | Intents.GuildMessages | Intents.MessageContent,
            RequestsPerSecond = 1_000,
        };
        await local.ConnectAsync();
        await local.Bot.NextAsync<ReadyEvent>();
        await local.Bot.NextAsync<GuildCreateEvent>();
        return local;
    }

    public Task ConnectAsync()
    {
        Bot = new(Options);
        return Task.CompletedTask;
    }

    /// <summary>What a person does, as Discord's own web client would.</summary>
    public async Task<JsonElement> PostAsync(string route, object body)
    {
        using var answer = await _reader.PostAsJsonAsync($"{_server.ApiUrl}/{route}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<JsonElement> GetAsync(string route) => await _reader.GetFromJsonAsync<JsonElement>($"{_server.ApiUrl}/{route}");

    public Task UseAsync(int type, object data, Message? message = null) => PostAsync("interactions", new
    {
        type,
        application_id = $"{Application}",
        guild_id = $"{Client.Cache.Guilds.Single().Id}",
        channel_id = $"{News.Id}",
        message_id = message?.Id.ToString(),
        session_id = "s",
        nonce = "1",
        data,
    });

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await _server.DisposeAsync();
        _reader.Dispose();
        _folder.Dispose();
    }

    private Model.Channel Named(string name) => Client.Cache.Guilds.Single().Channels.Single(channel => channel.Name == name);
}
