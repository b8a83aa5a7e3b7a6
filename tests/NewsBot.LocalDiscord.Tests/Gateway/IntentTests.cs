using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Gateway;

public sealed class IntentTests
{
    [Fact(DisplayName = "5.1 Without intents only interactions come")]
    public async Task Without_intents_only_interactions_come()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", 0);

        var message = await discord.Reader.SayAsync(news, "x");
        (await discord.Admin.PatchAsync($"channels/{news}", new { topic = "t" })).Ok();
        (await discord.Reader.DeleteAsync($"channels/{news}/messages/{message.Id()}")).Ok();

        Assert.Empty(await bot.EventsSoFarAsync());
    }

    [Fact(DisplayName = "5.4 Without the content intent others words are empty but for the exceptions")]
    public async Task Without_the_content_intent_others_words_are_empty_but_for_the_exceptions()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.GuildMessages);
        var me = await Discord.UserAsync(discord.Bot);

        var first = await discord.Reader.SayAsync(news, "nothing for you");
        await discord.Reader.SayAsync(news, $"<@{me}> for you");
        await discord.Bot.SayAsync(news, "my own");
        (await discord.Reader.PatchAsync($"channels/{news}/messages/{first.Id()}", new { content = "still nothing" })).Ok();

        Assert.Equal(["", $"<@{me}> for you", "my own"], [await TextAsync("MESSAGE_CREATE"), await TextAsync("MESSAGE_CREATE"), await TextAsync("MESSAGE_CREATE")]);
        Assert.Equal("", await TextAsync("MESSAGE_UPDATE"));

        async Task<string> TextAsync(string name) => (await bot.EventAsync(name)).Text("content");
    }

    [Fact(DisplayName = "5.4 A bot that may not read content does not get it over REST either")]
    public async Task A_bot_that_may_not_read_content_does_not_get_it_over_REST_either()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with { PrivilegedIntents = false });
        var news = await discord.ChannelAsync("news");
        await discord.Reader.SayAsync(news, "nothing for you");

        Assert.Equal("", (await discord.Bot.GetAsync($"channels/{news}/messages")).Ok()[0].Text("content"));
        Assert.Equal("nothing for you", (await discord.Guest.GetAsync($"channels/{news}/messages")).Ok()[0].Text("content"));
    }

    [Fact(DisplayName = "5.2 5.6 Members come with their intent and on request")]
    public async Task Members_come_with_their_intent_and_on_request()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.Guilds);
        var guild = await bot.EventAsync("GUILD_CREATE");

        await bot.SendAsync(8, new { guild_id = guild.Id(), query = "r", limit = 0, nonce = "n" });
        var chunk = await bot.EventAsync("GUILD_MEMBERS_CHUNK");

        Assert.Equal("NewsBot", Assert.Single(guild["members"]!.AsArray())!["user"].Text("username"));
        Assert.Equal(4, guild.Number("member_count"));
        Assert.Equal("reader", Assert.Single(chunk["members"]!.AsArray())!["user"].Text("username"));
        Assert.Equal(("n", 1), (chunk.Text("nonce"), chunk.Number("chunk_count")));
    }

    [Fact(DisplayName = "5.2 A message in a guild says where and who as a member")]
    public async Task A_message_in_a_guild_says_where_and_who_as_a_member()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        await discord.Reader.SayAsync(await discord.ChannelAsync("news"), "x");
        var message = await bot.EventAsync("MESSAGE_CREATE");

        Assert.Equal(await discord.GuildAsync(), message.Text("guild_id"));
        Assert.NotNull(message["member"].Text("joined_at"));
        Assert.Null(message["member"]!["user"]);
    }
}
