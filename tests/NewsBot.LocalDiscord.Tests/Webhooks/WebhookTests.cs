using System.Net;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Webhooks;

public sealed class WebhookTests
{
    [Fact(DisplayName = "11.1 A webhook posts edits and deletes under any name")]
    public async Task A_webhook_posts_edits_and_deletes_under_any_name()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var webhook = (await discord.Bot.PostAsync($"channels/{news}/webhooks", new { name = "personas" })).Ok();
        var path = $"webhooks/{webhook.Id()}/{webhook.Text("token")}";

        var silent = await discord.Nobody.PostAsync(path, new { content = "quiet" });
        var message = (await discord.Nobody.PostAsync($"{path}?wait=true", new { content = "hi", username = "Ann" })).Ok();
        var edited = (await discord.Nobody.PatchAsync($"{path}/messages/{message.Id()}", new { content = "hello" })).Ok();

        Assert.Equal(HttpStatusCode.NoContent, silent.Status);
        Assert.Equal(("Ann", webhook.Id(), true), (message["author"].Text("username"), message.Text("webhook_id"), message["author"]!["bot"]!.GetValue<bool>()));
        Assert.Equal("hello", edited.Text("content"));
        (await discord.Nobody.DeleteAsync($"{path}/messages/{message.Id()}")).Ok();
        (await discord.Nobody.GetAsync($"{path}/messages/{message.Id()}")).Refused(404, 10008);
        (await discord.Nobody.PostAsync($"webhooks/{webhook.Id()}/wrong", new { content = "x" })).Refused(401, 50027);
    }

    [Fact(DisplayName = "6.12 11.1 A webhook's text notifies the people it names and nobody else, unless it says so")]
    public async Task A_webhook_s_text_notifies_the_people_it_names_and_nobody_else_unless_it_says_so()
    {
        await using var discord = await Discord.StartAsync();
        var webhook = (await discord.Admin.PostAsync($"channels/{await discord.ChannelAsync("news")}/webhooks", new { name = "personas" })).Ok();
        var path = $"webhooks/{webhook.Id()}/{webhook.Text("token")}?wait=true";
        var reader = await Discord.UserAsync(discord.Reader);

        var said = (await discord.Nobody.PostAsync(path, new { content = $"<@{reader}> @everyone" })).Ok();
        var quiet = (await discord.Nobody.PostAsync(path, new { content = $"<@{reader}>", allowed_mentions = new { parse = Array.Empty<string>() } })).Ok();

        Assert.Equal(reader, Assert.Single(said["mentions"]!.AsArray()).Id());
        Assert.False(said["mention_everyone"]!.GetValue<bool>());
        Assert.Empty(quiet["mentions"]!.AsArray());
    }

    [Fact(DisplayName = "11.1 A webhook writes into a forum only by thread")]
    public async Task A_webhook_writes_into_a_forum_only_by_thread()
    {
        await using var discord = await Discord.StartAsync();
        var (forum, news) = (await discord.ChannelAsync("articles"), await discord.ChannelAsync("news"));
        var inForum = (await discord.Bot.PostAsync($"channels/{forum}/webhooks", new { name = "a" })).Ok();
        var inNews = (await discord.Bot.PostAsync($"channels/{news}/webhooks", new { name = "b" })).Ok();
        var path = $"webhooks/{inForum.Id()}/{inForum.Text("token")}";

        (await discord.Nobody.PostAsync(path, new { content = "x" })).Refused(400, 220001);
        var post = (await discord.Nobody.PostAsync($"{path}?wait=true", new { content = "x", thread_name = "t" })).Ok();
        (await discord.Nobody.PostAsync($"{path}?thread_id={post.Text("channel_id")}", new { content = "x", thread_name = "t" })).Refused(400, 220002);
        (await discord.Nobody.PostAsync($"{path}?thread_id={post.Text("channel_id")}", new { content = "more" })).Ok();
        (await discord.Nobody.PostAsync($"webhooks/{inNews.Id()}/{inNews.Text("token")}", new { content = "x", thread_name = "t" })).Refused(400, 220003);

        Assert.Equal(["more", "x"], (await discord.Bot.GetAsync($"channels/{post.Text("channel_id")}/messages")).Ok().AsArray().Select(message => message.Text("content")));
    }

    [Fact]
    public async Task A_webhook_moves_to_another_channel_and_its_changes_are_told()
    {
        await using var discord = await Discord.StartAsync();
        var (news, general) = (await discord.ChannelAsync("news"), await discord.ChannelAsync("general"));
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", 1 << 5);
        var webhook = (await discord.Bot.PostAsync($"channels/{news}/webhooks", new { name = "a" })).Ok();

        (await discord.Bot.PatchAsync($"webhooks/{webhook.Id()}", new { channel_id = general })).Ok();

        Assert.Empty((await discord.Bot.GetAsync($"channels/{news}/webhooks")).Ok().AsArray());
        Assert.Equal(webhook.Id(), Assert.Single((await discord.Bot.GetAsync($"channels/{general}/webhooks")).Ok().AsArray()).Id());
        var told = (await bot.EventsSoFarAsync()).Where(happened => happened.Text("t") == "WEBHOOKS_UPDATE").Select(happened => happened["d"].Text("channel_id"));
        Assert.Equal([news, news, general], told);
    }

    [Fact(DisplayName = "11.1 A person's webhook shows components only when that is asked for")]
    public async Task A_person_s_webhook_shows_components_only_when_that_is_asked_for()
    {
        await using var discord = await Discord.StartAsync();
        var webhook = (await discord.Admin.PostAsync($"channels/{await discord.ChannelAsync("news")}/webhooks", new { name = "a" })).Ok();
        var path = $"webhooks/{webhook.Id()}/{webhook.Text("token")}?wait=true";
        var message = new { content = "x", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 5, label = "l", url = "https://news.example/" } } } } };

        Assert.Empty((await discord.Nobody.PostAsync(path, message)).Ok()["components"]!.AsArray());
        Assert.Single((await discord.Nobody.PostAsync($"{path}&with_components=true", message)).Ok()["components"]!.AsArray());
    }

    [Fact(DisplayName = "11.2 Webhooks are made listed renamed and removed by those who may")]
    public async Task Webhooks_are_made_listed_renamed_and_removed_by_those_who_may()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        (await discord.Reader.PostAsync($"channels/{news}/webhooks", new { name = "a" })).Refused(403, 50013);
        var webhook = (await discord.Bot.PostAsync($"channels/{news}/webhooks", new { name = "a" })).Ok();
        (await discord.Bot.PostAsync($"channels/{news}/webhooks", new { name = "Discord" })).RefusedAt("name", "USERNAME_INVALID_CONTAINS");
        Assert.Single((await discord.Bot.GetAsync($"guilds/{await discord.GuildAsync()}/webhooks")).Ok().AsArray());
        Assert.Equal("b", (await discord.Bot.PatchAsync($"webhooks/{webhook.Id()}", new { name = "b" })).Ok().Text("name"));
        Assert.Null((await discord.Nobody.GetAsync($"webhooks/{webhook.Id()}/{webhook.Text("token")}")).Ok()["user"]);
        (await discord.Bot.DeleteAsync($"webhooks/{webhook.Id()}")).Ok();
        (await discord.Nobody.PostAsync($"webhooks/{webhook.Id()}/{webhook.Text("token")}", new { content = "x" })).Refused(404, 10015);
    }
}
