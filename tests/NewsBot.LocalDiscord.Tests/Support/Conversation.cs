using System.Text.Json.Nodes;

namespace NewsBot.LocalDiscord.Tests.Support;

/// <summary>A bot and a reader who are both logged in, and what they do to each other through interactions.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    private Conversation(Discord discord, GatewayClient bot, GatewayClient reader, string application, string guild, string channel) =>
        (Discord, Bot, Reader, Application, Guild, Channel) = (discord, bot, reader, application, guild, channel);

    public Discord Discord { get; }

    public GatewayClient Bot { get; }

    public GatewayClient Reader { get; }

    public string Application { get; }

    public string Guild { get; }

    public string Channel { get; }

    public static async Task<Conversation> StartAsync(LocalDiscordOptions? options = null, TimeProvider? time = null)
    {
        var discord = await Discord.StartAsync(options ?? Discord.Generous, time);
        var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        await bot.EventAsync("GUILD_CREATE");
        await reader.EventAsync("GUILD_CREATE");
        return new(discord, bot, reader, await Discord.UserAsync(discord.Bot), await discord.GuildAsync(), await discord.ChannelAsync("general"));
    }

    public async Task<JsonNode> RegisterAsync(object command) => (await Discord.Bot.PostAsync($"applications/{Application}/commands", command)).Ok();

    public Task<Reply> InteractAsync(int type, object data, string? message = null, RestClient? who = null) =>
        (who ?? Discord.Reader).PostAsync("interactions", new { type, application_id = Application, guild_id = Guild, channel_id = Channel, message_id = message, session_id = Reader.Ready.Text("session_id"), nonce = "42", data });

    /// <summary>The reader interacts and hands in a file with it.</summary>
    public async Task<Reply> HandInAsync(int type, string data)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($$"""{"type":{{type}},"application_id":"{{Application}}","guild_id":"{{Guild}}","channel_id":"{{Channel}}","session_id":"x","nonce":"42","data":{{data}}}"""), "payload_json" },
            { new StringContent("a page"), "files[0]", "handed-in.txt" },
        };
        return await Discord.Reader.SendAsync(HttpMethod.Post, "interactions", form);
    }

    /// <summary>The reader uses a command; what the bot hears of it.</summary>
    public async Task<JsonNode> UseAsync(JsonNode command, params object[] options)
    {
        (await InteractAsync(2, new { id = command.Id(), name = command.Text("name"), type = command.Number("type"), version = command.Text("version"), options })).Ok();
        return await InteractionAsync();
    }

    /// <summary>The reader uses a fresh command that takes nothing.</summary>
    public async Task<JsonNode> UseAsync() => await UseAsync(await RegisterAsync(new { name = "ping", description = "Pings." }));

    public Task<JsonNode> InteractionAsync() => Bot.EventAsync("INTERACTION_CREATE");

    public Task<Reply> AnswerAsync(JsonNode interaction, int type, object? data = null, string query = "") =>
        Discord.Nobody.PostAsync($"interactions/{interaction.Id()}/{interaction.Text("token")}/callback{query}", data is null ? new { type } : new { type, data });

    public string Webhook(JsonNode interaction) => $"webhooks/{Application}/{interaction.Text("token")}";

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Reader.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
