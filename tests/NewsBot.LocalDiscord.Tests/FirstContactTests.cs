using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests;

public sealed class FirstContactTests
{
    [Fact(DisplayName = "3.5 14.3 A bot logs in and is told of its guild")]
    public async Task A_bot_logs_in_and_is_told_of_its_guild()
    {
        await using var discord = await Discord.StartAsync();

        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var guild = await bot.EventAsync("GUILD_CREATE");

        Assert.True(bot.Ready["guilds"]![0]!["unavailable"]!.GetValue<bool>());
        Assert.False(guild["unavailable"]!.GetValue<bool>());
        Assert.Equal(["news", "general", "articles"], guild["channels"]!.AsArray().Select(channel => channel.Text("name")));
    }

    [Fact]
    public async Task What_a_person_says_reaches_the_bot_and_an_answer_reaches_the_person()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");

        var question = await discord.Reader.SayAsync(general, "anyone?");
        Assert.Equal("anyone?", (await bot.EventAsync("MESSAGE_CREATE")).Text("content"));
        await discord.Bot.SayAsync(general, "yes", replyTo: question.Id());

        await reader.EventAsync("MESSAGE_CREATE");
        var answer = await reader.EventAsync("MESSAGE_CREATE");
        Assert.Equal(19, answer.Number("type"));
        Assert.Equal(question.Id(), answer["message_reference"].Text("message_id"));
        Assert.Equal("anyone?", answer["referenced_message"].Text("content"));
    }

    [Fact(DisplayName = "6.1 7.1 A command is registered used and answered to one person only")]
    public async Task A_command_is_registered_used_and_answered_to_one_person_only()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        var application = await Discord.UserAsync(discord.Bot);
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        var command = (await discord.Bot.PutAsync($"applications/{application}/commands", new[] { new { name = "ping", description = "Pings." } })).Ok()[0];

        (await discord.Reader.PostAsync("interactions", new
        {
            type = 2,
            application_id = application,
            guild_id = await discord.GuildAsync(),
            channel_id = general,
            session_id = "x",
            nonce = "n1",
            data = new { id = command.Id(), name = "ping", type = 1, version = command.Text("version"), options = Array.Empty<object>() },
        })).Ok();
        var interaction = await bot.EventAsync("INTERACTION_CREATE");
        (await discord.Nobody.PostAsync($"interactions/{interaction.Id()}/{interaction.Text("token")}/callback", new { type = 4, data = new { content = "pong", flags = 64 } })).Ok();

        Assert.Equal("n1", (await reader.EventAsync("INTERACTION_SUCCESS")).Text("nonce"));
        Assert.Equal("pong", (await reader.EventAsync("MESSAGE_CREATE")).Text("content"));
        Assert.DoesNotContain(await bot.EventsSoFarAsync(), happened => happened.Text("t") == "MESSAGE_CREATE");
        Assert.Empty((await discord.Reader.GetAsync($"channels/{general}/messages")).Ok().AsArray());
    }

    [Fact(DisplayName = "10.1 A thread started from a message has its id")]
    public async Task A_thread_started_from_a_message_has_its_id()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var post = await discord.Bot.SayAsync(news, "a post");

        var thread = (await discord.Bot.PostAsync($"channels/{news}/messages/{post.Id()}/threads", new { name = "talk", auto_archive_duration = 1440 })).Ok();
        (await discord.Bot.PostAsync($"channels/{news}/messages/{post.Id()}/threads", new { name = "talk" })).Refused(400, 160004);

        Assert.Equal(post.Id(), thread.Id());
        Assert.Equal(21, (await discord.Bot.GetAsync($"channels/{thread.Id()}/messages")).Ok()[0].Number("type"));
    }

    [Fact(DisplayName = "10.4 A forum post is a thread with its first message")]
    public async Task A_forum_post_is_a_thread_with_its_first_message()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");

        var thread = (await discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "an article", message = new { content = "read this" } })).Ok();

        Assert.Equal(thread.Id(), thread["message"].Id());
        Assert.Equal("read this", (await discord.Reader.GetAsync($"channels/{thread.Id()}/messages")).Ok()[0].Text("content"));
        (await discord.Bot.PostAsync($"channels/{forum}/messages", new { content = "no" })).Refused(400, 40058);
    }
}
