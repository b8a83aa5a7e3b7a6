using System.Net.Http.Json;
using System.Text.Json;
using NewsBot.Discord;
using NewsBot.Discord.Model;

namespace NewsBot.Benchmarks;

/// <summary>Someone in the local Discord's guild who writes and calls the bot's command, as Discord's own web client would.</summary>
internal sealed class LocalPerson : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly string _apiUrl;
    private readonly Snowflake _guild;
    private readonly Snowflake _application;
    private readonly ApplicationCommand _command;

    private LocalPerson(string apiUrl, DiscordClient bot, ApplicationCommand command)
    {
        (_apiUrl, _command) = (apiUrl, command);
        _application = bot.Cache.ApplicationId!.Value;
        _guild = bot.Cache.Guilds.Single().Id;
        Channels = [.. bot.Cache.Guilds.Single().Channels.Where(channel => channel.Type == ChannelType.GuildText).Select(channel => channel.Id)];
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "local-reader");
    }

    public IReadOnlyList<Snowflake> Channels { get; }

    /// <summary>Registers a command with the bot, which must be ready, and brings somebody who calls it.</summary>
    public static async Task<LocalPerson> MeetAsync(string apiUrl, DiscordClient bot, CancellationToken cancellationToken)
    {
        var application = bot.Cache.ApplicationId!.Value;
        await bot.Rest.Commands.RegisterAsync(application, [new("ping", "Answers")], cancellationToken: cancellationToken);
        var command = (await bot.Rest.Commands.ListAsync(application, cancellationToken: cancellationToken)).Single();
        return new(apiUrl, bot, command);
    }

    /// <summary>Calls the command; false where the server did not take it.</summary>
    public Task<bool> CallAsync(string nonce, CancellationToken cancellationToken) => PostAsync(
        "interactions",
        new
        {
            type = 2,
            application_id = $"{_application}",
            guild_id = $"{_guild}",
            channel_id = $"{Channels[0]}",
            session_id = "s",
            nonce,
            data = new { id = $"{_command.Id}", name = _command.Name, type = 1, version = $"{_command.Version}" },
        },
        cancellationToken);

    public Task<bool> SayAsync(Snowflake channel, string text, CancellationToken cancellationToken) => PostAsync($"channels/{channel}/messages", new { content = text }, cancellationToken);

    /// <summary>All that was said in a channel, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var before = all.Count == 0 ? "" : $"&before={all[^1].GetProperty("id").GetString()}";
            var page = await _http.GetFromJsonAsync<JsonElement[]>($"{_apiUrl}/channels/{channel}/messages?limit=100{before}", cancellationToken);
            if (page is not { Length: > 0 })
                return all;
            all.AddRange(page);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> PostAsync(string route, object body, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync($"{_apiUrl}/{route}", body, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false; // struck by a fault
        }
    }
}
