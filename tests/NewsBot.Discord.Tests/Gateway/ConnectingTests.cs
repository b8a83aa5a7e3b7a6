using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Gateway;

public sealed class ConnectingTests
{
    [Fact(DisplayName = "1.1 The gateway URL is asked for once and used again")]
    public async Task The_gateway_url_is_asked_for_once()
    {
        await using var scene = await ReadyBot.BeginAsync();
        scene.Settle();
        await scene.Connection.CloseAsync(4009);
        await scene.IdentifiesAsync();

        Assert.Equal(["/gateway", "/gateway"], scene.Discord.HandshakesAt);
        Assert.Equal(1, scene.Discord.GatewayBotAsked);
    }

    [Fact(DisplayName = "1.1 The gateway URL is asked for again once connecting to it failed")]
    public async Task The_gateway_url_is_asked_for_again_once_connecting_failed()
    {
        await using var discord = new ScriptedDiscord();
        discord.Answer("GET /gateway/bot", new ScriptedAnswer(200, """{"url":"ws://127.0.0.1:1","shards":1}"""));
        await using var bot = new RunningBot(discord.Options());
        await discord.ReadyAsync();

        Assert.Equal(1, discord.GatewayBotAsked);
    }

    [Fact(DisplayName = "1.2 The query names version, encoding and compression")]
    public async Task The_query_names_version_encoding_and_compression()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());

        Assert.Equal("?v=10&encoding=json&compress=zlib-stream", (await discord.ConnectionAsync()).Query);
    }

    [Fact(DisplayName = "1.3 Reconnect may come instead of Hello")]
    public async Task Reconnect_may_come_instead_of_hello()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var first = await discord.ConnectionAsync();
        await first.SendAsync("""{"op":7,"d":null,"s":null,"t":null}""");

        Assert.Equal(4000, await first.ExpectCloseAsync());
        await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
    }

    [Fact(DisplayName = "1.3 Without Hello the connection is given up")]
    public async Task Without_hello_the_connection_is_given_up()
    {
        var time = new ManualTime();
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options(time));
        await discord.ConnectionAsync();
        await time.UntilTimerAsync(TimeSpan.FromSeconds(20));
        time.Advance(TimeSpan.FromSeconds(20));

        await discord.ReadyAsync();
        await bot.NextAsync<ReadyEvent>();
    }

    [Fact(DisplayName = "1.4 A frame over 4096 bytes is not sent")]
    public async Task A_frame_over_4096_bytes_is_not_sent()
    {
        await using var scene = await ReadyBot.BeginAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => scene.Bot.Client.UpdatePresenceAsync(new("online", [new("x", 4, new string('x', 4096))]), default));
    }

    [Fact(DisplayName = "1.5 At most 120 frames a minute are sent, and heartbeats still are when the others wait")]
    public async Task Heartbeats_are_sent_when_the_others_wait()
    {
        await using var scene = await ReadyBot.BeginAsync();
        var connection = scene.Connection;
        var updates = Enumerable.Range(0, 130).Select(_ => scene.Bot.Client.UpdatePresenceAsync(new("online", []), default)).ToList();
        for (var sent = 0; sent < 111; sent++) // with IDENTIFY 112, so that 8 are left for heartbeats
            await connection.ExpectAsync(3);
        await connection.SendAsync("""{"op":1,"d":null}""");
        await connection.ExpectAsync(1);

        Assert.Equal(111, updates.Count(update => update.IsCompleted));
        Assert.False(connection.TryReceive(out _));

        scene.Time.Advance(TimeSpan.FromSeconds(60) + TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(updates).Soon();
    }

    [Fact(DisplayName = "1.7 Opcodes and events that are not known are passed over")]
    public async Task What_is_not_known_is_passed_over()
    {
        await using var scene = await ReadyBot.BeginAsync();
        await scene.Connection.SendAsync("""{"op":77,"d":{"x":[1,{}]}}""");
        await scene.Connection.DispatchAsync("SOMETHING_NEW", 2, """{"a":1}""");
        await scene.Connection.DispatchAsync("MESSAGE_DELETE", 3, """{"id":"5","channel_id":"6"}""");

        Assert.Equal(new Snowflake(5), (await scene.Bot.NextAsync<MessageDeleteEvent>()).MessageId);
    }

    [Fact(DisplayName = "3.1 5.1 IDENTIFY follows Hello and says with which intents and for which shard")]
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

    [Fact(DisplayName = "4.5 A payload may be spread over messages, and each connection has a stream of its own")]
    public async Task A_compressed_payload_may_be_spread_over_messages()
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        var connection = await discord.ConnectionAsync();
        await connection.SendCompressedAsync("""{"op":10,"d":{"heartbeat_interval":41250}}""", messages: 3);
        await connection.ExpectAsync(2);
        await connection.SendCompressedAsync($$"""{"op":0,"t":"READY","s":1,"d":{{discord.ReadyData}}}""", messages: 5);
        await bot.NextAsync<ReadyEvent>();
        connection.Abort();

        var second = await discord.ConnectionAsync();
        await second.SendCompressedAsync("""{"op":10,"d":{"heartbeat_interval":41250}}""");
        await second.ExpectAsync(6);
        await second.SendCompressedAsync("""{"op":0,"t":"RESUMED","s":2,"d":{}}""");
        await bot.NextAsync<ResumedEvent>();
    }

    [Theory(DisplayName = "4.5 A stream that is broken is given up for a new connection")]
    [InlineData(new byte[] { 1, 2, 3, 0, 0, 0xff, 0xff })]
    [InlineData(new byte[] { 0x78, 0x9c, 0xff, 0xff, 0, 0, 0xff, 0xff })]
    public async Task A_broken_stream_is_given_up(byte[] garbage)
    {
        await using var discord = new ScriptedDiscord();
        await using var bot = new RunningBot(discord.Options());
        await (await discord.ConnectionAsync()).SendBytesAsync(garbage);
        await discord.ReadyAsync();

        await bot.NextAsync<ReadyEvent>();
    }

    [Theory(DisplayName = "1.6 Text that is no payload is answered with a new connection that resumes")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"op":"eleven"}""")]
    [InlineData("""{"op":1e99}""")]
    [InlineData("""{"op":0,"s":"1","t":7,"d":{}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":-1}}""")]
    public async Task Text_that_is_no_payload_is_answered_with_a_new_connection(string text)
    {
        await using var scene = await ReadyBot.BeginAsync();
        await scene.Connection.SendAsync(text);

        Assert.Equal(4000, await scene.Connection.ExpectCloseAsync());
        await scene.ResumesAsync(sequence: 1);
    }

    [Theory(DisplayName = "1.1 A gateway that is no address is asked for again")]
    [InlineData("{}")]
    [InlineData("""{"url":"nowhere"}""")]
    [InlineData("""{"url":"https://discord.example"}""")]
    public async Task A_gateway_that_is_no_address_is_asked_for_again(string answer)
    {
        await using var discord = new ScriptedDiscord();
        discord.Answer("GET /gateway/bot", new ScriptedAnswer(200, answer));
        await using var bot = new RunningBot(discord.Options() with { Jitter = () => 0 });
        await discord.ReadyAsync();

        await bot.NextAsync<ReadyEvent>();
    }
}
