using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Gateway;

public sealed class HandshakeTests
{
    [Fact(DisplayName = "1.3 1.6 3.1 3.5 14.3 Hello comes first and ready says all a client needs")]
    public async Task Hello_comes_first_and_ready_says_all_a_client_needs()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.ConnectAsync(discord.GatewayUrl);

        var hello = await bot.OpcodeAsync(10);
        await bot.SendTextAsync("""{"op":2,"d":{"token":"Bot local-bot","intents":1,"shard":[0,1],"properties":{"os":"x","browser":"x","device":"x"}}}""");
        var ready = await bot.EventAsync("READY");

        Assert.Equal(41_250, hello["d"].Number("heartbeat_interval"));
        Assert.Null(hello["s"]);
        Assert.Equal((10, "NewsBot"), (ready.Number("v"), ready["user"].Text("username")));
        Assert.Equal([0, 1], ready["shard"]!.AsArray().Select(number => number!.GetValue<int>()));
        Assert.Equal(ready["user"].Id(), ready["application"].Id());
        Assert.StartsWith(discord.GatewayUrl, ready.Text("resume_gateway_url"), StringComparison.Ordinal);
        Assert.NotEmpty(ready.Text("session_id"));
    }

    [Theory(DisplayName = "4 1.7 5.1 A wrong first frame ends the connection with its code")]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":0}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"local-bot"}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"local-bot","intents":1073741824}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"local-bot","intents":0,"shard":[1,1]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"local-bot","intents":0,"shard":"0"}}""", 4010)]
    [InlineData("""{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}""", 4004)]
    [InlineData("""{"op":8,"d":{}}""", 4003)]
    [InlineData("""{"op":99,"d":{}}""", 4001)]
    [InlineData("""{"d":{}}""", 4002)]
    [InlineData("""hello""", 4002)]
    public async Task A_wrong_first_frame_ends_the_connection_with_its_code(string frame, int code)
    {
        await using var discord = await Discord.StartAsync();
        await using var client = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await client.OpcodeAsync(10);

        await client.SendTextAsync(frame);

        Assert.Equal(code, await client.ClosedAsync());
    }

    [Theory(DisplayName = "1.2 Another version encoding or compression is refused")]
    [InlineData("?v=9&encoding=json", 4012)]
    [InlineData("?v=10&encoding=etf", 4002)]
    [InlineData("?v=10&encoding=json&compress=zstd-stream", 4002)]
    public async Task Another_version_encoding_or_compression_is_refused(string query, int code)
    {
        await using var discord = await Discord.StartAsync();
        await using var client = await GatewayClient.ConnectAsync(discord.GatewayUrl, query);

        Assert.Equal(code, await client.ClosedAsync());
    }

    [Fact(DisplayName = "5.3 Privileged intents can be switched off as in the developer portal")]
    public async Task Privileged_intents_can_be_switched_off_as_in_the_developer_portal()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { PrivilegedIntents = false });
        await using var client = await GatewayClient.ConnectAsync(discord.GatewayUrl);

        await client.IdentifyAsync("local-bot", GatewayClient.MessageContent);

        Assert.Equal(4014, await client.ClosedAsync());
        await using var modest = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.GuildMessages);
    }

    [Fact(DisplayName = "4 Identifying twice is refused")]
    public async Task Identifying_twice_is_refused()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        await bot.IdentifyAsync("local-bot", 0);

        Assert.Equal(4005, await bot.ClosedAsync());
    }

    [Fact(DisplayName = "1.4 A frame of 4096 bytes is taken and a longer one is not")]
    public async Task A_frame_of_4096_bytes_is_taken_and_a_longer_one_is_not()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        const string start = "{\"op\":1,\"d\":null,\"x\":\"";

        await bot.SendTextAsync(start + new string('x', 4_096 - start.Length - 2) + "\"}");
        await bot.OpcodeAsync(11);
        await bot.SendTextAsync(start + new string('x', 4_097 - start.Length - 2) + "\"}");

        Assert.Equal(4002, await bot.ClosedAsync());
    }

    [Fact(DisplayName = "1.5 A client that sends too much is cut off")]
    public async Task A_client_that_sends_too_much_is_cut_off()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        for (var i = 0; i < 119; i++)
            await bot.SendAsync(1, null);
        for (var i = 0; i < 119; i++)
            await bot.OpcodeAsync(11);
        await bot.SendAsync(1, null);

        Assert.Equal(4008, await bot.ClosedAsync());
    }

    [Fact(DisplayName = "2.2 2.4 A client that stops its heartbeats loses its session")]
    public async Task A_client_that_stops_its_heartbeats_loses_its_session()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous, clock);
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        clock.Advance(TimeSpan.FromSeconds(41));
        await bot.SendAsync(1, bot.Sequence);
        await bot.OpcodeAsync(11);
        clock.Advance(TimeSpan.FromSeconds(61));
        await bot.SendAsync(1, bot.Sequence);
        await bot.OpcodeAsync(11);
        clock.Advance(TimeSpan.FromSeconds(63));

        Assert.Equal(4009, await bot.ClosedAsync());
    }

    [Fact(DisplayName = "3.3 Shards identify one by one unless they may do so together")]
    public async Task Shards_identify_one_by_one_unless_they_may_do_so_together()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous with { MaxConcurrency = 1 }, clock);
        await using var first = await GatewayClient.LogInAsync(discord, "local-bot");
        await using var second = await GatewayClient.ConnectAsync(discord.GatewayUrl);

        await second.IdentifyAsync("local-bot", 0);
        Assert.False((await second.OpcodeAsync(9))["d"]!.GetValue<bool>());
        clock.Advance(TimeSpan.FromSeconds(5));
        await second.IdentifyAsync("local-bot", 0);

        await second.EventAsync("READY");
        Assert.Equal(998, (await discord.Bot.GetAsync("gateway/bot")).Ok()["session_start_limit"].Number("remaining"));
    }

    [Fact(DisplayName = "3.4 Each shard is told only of its guilds")]
    public async Task Each_shard_is_told_only_of_its_guilds()
    {
        await using var discord = await Discord.StartAsync();
        var guild = ulong.Parse(await discord.GuildAsync(), null);
        var (its, other) = ((int)((guild >> 22) % 2), (int)(((guild >> 22) + 1) % 2));
        await using var first = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await using var second = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await first.SendAsync(2, new { token = "local-bot", intents = GatewayClient.Everything, shard = new[] { its, 2 }, properties = new { } });
        await second.SendAsync(2, new { token = "local-bot", intents = GatewayClient.Everything, shard = new[] { other, 2 }, properties = new { } });
        await first.EventAsync("GUILD_CREATE");
        await second.EventAsync("READY");

        await discord.Reader.SayAsync(await discord.ChannelAsync("news"), "x");
        await first.EventAsync("MESSAGE_CREATE");

        Assert.DoesNotContain(await second.EventsSoFarAsync(), happened => happened.Text("t") != "READY");
    }

    [Fact(DisplayName = "4.5 Compressed events share one context and end with a flush")]
    public async Task Compressed_events_share_one_context_and_end_with_a_flush()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.ConnectAsync(discord.GatewayUrl, "?v=10&encoding=json&compress=zlib-stream");
        await bot.OpcodeAsync(10);
        await bot.IdentifyAsync("local-bot", GatewayClient.Everything);
        await bot.EventAsync("GUILD_CREATE");

        for (var i = 0; i < 20; i++)
            await discord.Reader.SayAsync(news, $"message {i}");

        for (var i = 0; i < 20; i++)
            Assert.Equal($"message {i}", (await bot.EventAsync("MESSAGE_CREATE")).Text("content"));
        Assert.Equal([0, 0, 255, 255], bot.LastCompressed[^4..]);
        Assert.True(bot.LastCompressed.Length < 200, "A repeated event costs little in a shared context.");
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_connect()
    {
        await using var discord = await Discord.StartAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new(discord.GatewayUrl + "/?v=10&encoding=json"), CancellationToken.None));
    }
}
