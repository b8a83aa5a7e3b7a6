using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Gateway;

public sealed class ScaleTests
{
    [Fact]
    public async Task A_bot_in_many_guilds_is_told_of_all_of_them_and_of_what_is_said_there()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { Guilds = 200, ChannelsPerGuild = 50 });
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var guilds = bot.Ready["guilds"]!.AsArray().Select(guild => guild.Id()).ToHashSet();

        for (var i = 0; i < 199; i++)
            await bot.EventAsync("GUILD_CREATE");
        var last = await bot.EventAsync("GUILD_CREATE");
        var channel = last["channels"]![49]!.Id();
        await discord.Reader.SayAsync(channel, "far away");

        Assert.Equal(200, guilds.Count);
        Assert.Equal((50, true), (last["channels"]!.AsArray().Count, guilds.Contains(last.Id())));
        Assert.Equal(("far away", last.Id()), (await bot.EventAsync("MESSAGE_CREATE") is var heard ? (heard.Text("content"), heard.Text("guild_id")) : default));
        (await discord.Bot.PostAsync($"channels/{channel}/threads", new { name = "t", type = 11 })).Ok();
    }

    [Fact(DisplayName = "3.4 More guilds than a shard may serve need as many shards as are recommended")]
    public async Task More_guilds_than_a_shard_may_serve_need_as_many_shards_as_are_recommended()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { Guilds = 2_501, ChannelsPerGuild = 0 });
        await using var alone = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await using var first = await GatewayClient.ConnectAsync(discord.GatewayUrl);

        await alone.IdentifyAsync("local-bot", 0);
        await first.SendTextAsync("""{"op":2,"d":{"token":"local-bot","intents":0,"shard":[0,2],"properties":{}}}""");

        Assert.Equal(2, (await discord.Bot.GetAsync("gateway/bot")).Ok().Number("shards"));
        Assert.Equal(4011, await alone.ClosedAsync());
        Assert.InRange((await first.EventAsync("READY"))["guilds"]!.AsArray().Count, 1, 2_500);
    }

    [Fact]
    public async Task Many_messages_are_posted_at_once_without_a_request()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        await bot.EventAsync("GUILD_CREATE");

        var ids = discord.Server.Post("local-reader", news, [.. Enumerable.Range(0, 500).Select(i => $"{i}")]);

        Assert.Equal(ids, (await bot.EventsSoFarAsync()).Select(frame => frame["d"].Id()));
        Assert.Equal(ids[^1], (await discord.Bot.GetAsync($"channels/{news}/messages?limit=1")).Ok()[0].Id());
        Assert.Throws<ArgumentException>(() => discord.Server.Post("nobody", news, "x"));
        Assert.Throws<ArgumentException>(() => discord.Server.Post("local-reader", "1", "x"));
    }

    [Fact]
    public async Task Guilds_that_are_made_up_are_the_same_after_a_restart_and_keep_what_was_said()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { Guilds = 3, ChannelsPerGuild = 2 });
        var before = await GuildsAsync();
        var channel = (await discord.Bot.GetAsync($"guilds/{before[0]}/channels")).Ok()[1].Id();
        await discord.Bot.SayAsync(channel, "kept");

        await discord.RestartAsync();

        Assert.Equal(before, await GuildsAsync());
        Assert.Equal("kept", (await discord.Bot.GetAsync($"channels/{channel}/messages")).Ok()[0].Text("content"));

        async Task<List<string>> GuildsAsync() => [.. (await discord.Bot.GetAsync("users/@me/guilds")).Ok().AsArray().Select(guild => guild.Id())];
    }
}
