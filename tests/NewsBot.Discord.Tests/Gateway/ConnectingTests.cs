using NewsBot.Discord.Gateway;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Gateway;

public sealed class ConnectingTests
{
    [Fact(DisplayName = "1.1 The gateway URL is asked for once and used again")]
    public async Task The_gateway_url_is_asked_for_once()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        var first = await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
        time.Advance(TimeSpan.FromSeconds(5));
        await first.CloseAsync(4009);
        await discord.ReadyAsync();

        Assert.Equal(["/gateway", "/gateway"], discord.HandshakesAt);
        Assert.Equal(1, discord.GatewayBotAsked);
    }

    [Fact(DisplayName = "1.2 The query names version, encoding and compression")]
    public async Task The_query_names_version_encoding_and_compression()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());

        Assert.Equal("?v=10&encoding=json&compress=zlib-stream", (await discord.ConnectionAsync()).Query);
    }

    [Fact(DisplayName = "3.1 IDENTIFY follows Hello and says who, what and which shard")]
    public async Task Identify_follows_hello()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options() with { Intents = Intents.Guilds | Intents.GuildMessages });
        var connection = await discord.ConnectionAsync();
        await connection.HelloAsync();
        var identify = await connection.ExpectAsync(2);

        Assert.Equal(ScriptedDiscord.Token, identify.GetProperty("token").GetString());
        Assert.Equal(513, identify.GetProperty("intents").GetInt32());
        Assert.Equal("[0,1]", identify.GetProperty("shard").GetRawText());
        Assert.Equal(["os", "browser", "device"], identify.GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact(DisplayName = "3.5 READY tells who we are")]
    public async Task Ready_tells_who_we_are()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        await discord.ReadyAsync();
        var ready = await bot.NextAsync<ReadyEvent>();

        Assert.Equal("session", ready.SessionId);
        Assert.Equal(new(1), bot.Client.Cache.Me?.Id);
        Assert.Equal(new(9), bot.Client.Cache.ApplicationId);
        Assert.True(bot.Client.IsConnected);
    }
}
