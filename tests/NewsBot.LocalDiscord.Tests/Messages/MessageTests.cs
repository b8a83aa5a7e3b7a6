using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Messages;

public sealed class MessageTests
{
    [Fact]
    public async Task Messages_are_listed_newest_first_and_paged_from_either_side()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add((await discord.Bot.SayAsync(news, i.ToString(CultureInfo.InvariantCulture))).Id());

        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], await TextsAsync(""));
        Assert.Equal(["6", "5"], await TextsAsync("?limit=2"));
        Assert.Equal(["2", "1"], await TextsAsync($"?limit=2&before={ids[3]}"));
        Assert.Equal(["5", "4"], await TextsAsync($"?limit=2&after={ids[3]}"));
        Assert.Equal(["4", "3", "2"], await TextsAsync($"?limit=3&around={ids[3]}"));
        (await discord.Bot.GetAsync($"channels/{news}/messages?limit=101")).RefusedAt("limit", "NUMBER_TYPE_MAX");

        async Task<IEnumerable<string>> TextsAsync(string query) =>
            (await discord.Bot.GetAsync($"channels/{news}/messages{query}")).Ok().AsArray().Select(message => message.Text("content"));
    }

    [Fact(DisplayName = "9.3 Only the gateway tells the nonce and fetched messages carry none")]
    public async Task Only_the_gateway_tells_the_nonce_and_fetched_messages_carry_none()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        var created = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", nonce = "n-1" })).Ok();

        Assert.Equal("n-1", (await bot.EventAsync("MESSAGE_CREATE")).Text("nonce"));
        Assert.Null((await discord.Bot.GetAsync($"channels/{news}/messages")).Ok()[0]!["nonce"]);
        Assert.Null((await discord.Bot.GetAsync($"channels/{news}/messages/{created.Id()}")).Ok()["nonce"]);
    }

    [Fact(DisplayName = "9.3 A nonce that is enforced returns the message it was sent with until the window closes")]
    public async Task A_nonce_that_is_enforced_returns_the_message_it_was_sent_with_until_the_window_closes()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous with { NonceWindow = TimeSpan.FromMinutes(5), HeartbeatInterval = TimeSpan.FromHours(1) }, clock);
        var news = await discord.ChannelAsync("news");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        var first = await SendAsync(discord.Bot, "one");
        clock.Advance(TimeSpan.FromMinutes(4));
        var repeated = await SendAsync(discord.Bot, "two");
        var someoneElse = await SendAsync(discord.Reader, "three");
        clock.Advance(TimeSpan.FromMinutes(2));
        var late = await SendAsync(discord.Bot, "four");

        Assert.Equal((first.Id(), "one"), (repeated.Id(), repeated.Text("content")));
        Assert.NotEqual(first.Id(), someoneElse.Id());
        Assert.NotEqual(first.Id(), late.Id());
        Assert.Equal(3, (await bot.EventsSoFarAsync()).Count(happened => happened.Text("t") == "MESSAGE_CREATE"));

        async Task<System.Text.Json.Nodes.JsonNode> SendAsync(RestClient who, string content) =>
            (await who.PostAsync($"channels/{news}/messages", new { content, nonce = 7, enforce_nonce = true })).Ok();
    }

    [Fact(DisplayName = "9.3 The same nonce without enforcing makes two messages")]
    public async Task The_same_nonce_without_enforcing_makes_two_messages()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        var first = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", nonce = "n" })).Ok();
        var second = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", nonce = "n" })).Ok();

        Assert.NotEqual(first.Id(), second.Id());
    }

    [Fact(DisplayName = "9.5 A reply to nothing is posted plainly when asked not to fail")]
    public async Task A_reply_to_nothing_is_posted_plainly_when_asked_not_to_fail()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", message_reference = new { message_id = "1", fail_if_not_exists = false } })).Ok();

        Assert.Equal(0, message.Number("type"));
        Assert.Null(message["message_reference"]);
    }

    [Fact(DisplayName = "9.5 A reply keeps its reference when its parent is deleted")]
    public async Task A_reply_keeps_its_reference_when_its_parent_is_deleted()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var parent = await discord.Bot.SayAsync(news, "parent");
        var child = await discord.Bot.SayAsync(news, "child", replyTo: parent.Id());

        (await discord.Bot.DeleteAsync($"channels/{news}/messages/{parent.Id()}")).Ok();
        var fetched = (await discord.Bot.GetAsync($"channels/{news}/messages/{child.Id()}")).Ok();

        Assert.Equal(parent.Id(), fetched["message_reference"].Text("message_id"));
        Assert.True(fetched.AsObject().ContainsKey("referenced_message"));
        Assert.Null(fetched["referenced_message"]);
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_everyone_is_told()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "before", embeds = new[] { new { title = "kept" } } })).Ok();

        var edited = (await discord.Bot.PatchAsync($"channels/{news}/messages/{message.Id()}", new { content = "after" })).Ok();
        var told = await reader.EventAsync("MESSAGE_UPDATE");

        Assert.Null(message["edited_timestamp"]);
        Assert.NotNull(edited["edited_timestamp"]);
        Assert.Equal(("after", "kept"), (told.Text("content"), told["embeds"]![0].Text("title")));
        Assert.NotNull(told["guild_id"]);
    }

    [Fact]
    public async Task Others_messages_can_be_deleted_by_those_who_manage_messages_and_edited_by_nobody()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var path = $"channels/{news}/messages/{(await discord.Reader.SayAsync(news, "mine")).Id()}";

        (await discord.Admin.PatchAsync(path, new { content = "yours" })).Refused(403, 50005);
        (await discord.Guest.DeleteAsync(path)).Refused(403, 50013);
        (await discord.Admin.DeleteAsync(path)).Ok();
        (await discord.Reader.GetAsync(path)).Refused(404, 10008);
    }

    [Fact]
    public async Task Many_messages_are_deleted_at_once_and_told_of_at_once()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var discord = await Discord.StartAsync(Discord.Generous, clock);
        var news = await discord.ChannelAsync("news");
        var old = await discord.Bot.SayAsync(news, "old");
        clock.Advance(TimeSpan.FromDays(15));
        var messages = new[] { await discord.Bot.SayAsync(news, "a"), await discord.Bot.SayAsync(news, "b") }.Select(m => m.Id()).ToArray();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var path = $"channels/{news}/messages/bulk-delete";

        (await discord.Reader.PostAsync(path, new { messages })).Refused(403, 50013);
        (await discord.Bot.PostAsync(path, new { messages = new[] { old.Id() } })).Refused(400, 50016);
        (await discord.Bot.PostAsync(path, new { messages = new[] { old.Id(), messages[0] } })).Refused(400, 50034);
        (await discord.Bot.PostAsync(path, new { messages })).Ok();

        Assert.Equal(messages, (await bot.EventAsync("MESSAGE_DELETE_BULK"))["ids"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal("old", Assert.Single((await discord.Bot.GetAsync($"channels/{news}/messages")).Ok().AsArray()).Text("content"));
    }

    [Fact(DisplayName = "9.4 Mentions notify only whom they are allowed to")]
    public async Task Mentions_notify_only_whom_they_are_allowed_to()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var (reader, guest) = (await Discord.UserAsync(discord.Reader), await Discord.UserAsync(discord.Guest));
        var content = $"<@{reader}> <@!{guest}> @everyone";

        var all = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content })).Ok();
        var none = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content, allowed_mentions = new { parse = Array.Empty<string>() } })).Ok();
        var one = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content, allowed_mentions = new { users = new[] { guest } } })).Ok();

        Assert.Equal([reader, guest], all["mentions"]!.AsArray().Select(user => user.Id()));
        Assert.True(all["mention_everyone"]!.GetValue<bool>());
        Assert.Empty(none["mentions"]!.AsArray());
        Assert.False(none["mention_everyone"]!.GetValue<bool>());
        Assert.Equal([guest], one["mentions"]!.AsArray().Select(user => user.Id()));
    }

    [Fact(DisplayName = "10.11 What is said in a channel or thread is no update of it")]
    public async Task What_is_said_in_a_channel_or_thread_is_no_update_of_it()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        var news = await discord.ChannelAsync("news");
        var thread = (await discord.Bot.PostAsync($"channels/{news}/threads", new { name = "talk", type = 11 })).Ok().Id();
        await bot.EventAsync("THREAD_CREATE");

        await discord.Bot.SayAsync(news, "hello");
        var last = (await discord.Bot.SayAsync(thread, "hello")).Id();

        var told = await bot.EventsSoFarAsync();
        Assert.Equal(2, told.Count(happened => happened.Text("t") == "MESSAGE_CREATE" && happened["d"].Text("content") == "hello"));
        Assert.DoesNotContain(told, happened => happened.Text("t") is "CHANNEL_UPDATE" or "THREAD_UPDATE");
        Assert.Equal(last, (await discord.Bot.GetAsync($"channels/{thread}")).Ok().Text("last_message_id"));
    }

    [Fact(DisplayName = "9.4 A reply mentions whom it answers unless told not to")]
    public async Task A_reply_mentions_whom_it_answers_unless_told_not_to()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        var parent = await discord.Reader.SayAsync(news, "parent");

        var loud = await discord.Bot.SayAsync(news, "child", replyTo: parent.Id());
        var quiet = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "child", message_reference = new { message_id = parent.Id() }, allowed_mentions = new { parse = Array.Empty<string>(), replied_user = false } })).Ok();

        Assert.Equal(parent["author"].Id(), Assert.Single(loud["mentions"]!.AsArray()).Id());
        Assert.Empty(quiet["mentions"]!.AsArray());
    }

    [Fact(DisplayName = "9.6 Flags that only interactions may set are left out")]
    public async Task Flags_that_only_interactions_may_set_are_left_out()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");

        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", flags = 4096 | 64 | 4 })).Ok();

        Assert.Equal(4096 | 4, message.Number("flags"));
    }

    [Fact(DisplayName = "9.8 9.9 Files are kept and served")]
    public async Task Files_are_kept_and_served()
    {
        await using var discord = await Discord.StartAsync();
        var news = await discord.ChannelAsync("news");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content":"look","attachments":[{"id":0,"description":"what it shows"}]}"""), "payload_json" },
            { new ByteArrayContent([1, 2, 3]), "files[0]", "data.bin" },
        };

        var message = (await discord.Bot.SendAsync(HttpMethod.Post, $"channels/{news}/messages", form)).Ok();
        var attachment = Assert.Single(message["attachments"]!.AsArray());
        using var http = new HttpClient();

        Assert.Equal(("data.bin", 3, "what it shows"), (attachment.Text("filename"), attachment.Number("size"), attachment.Text("description")));
        Assert.Equal([1, 2, 3], await http.GetByteArrayAsync(new Uri(attachment.Text("url"))));
    }

    [Fact(DisplayName = "9.7 A message in an announcement channel is published once")]
    public async Task A_message_in_an_announcement_channel_is_published_once()
    {
        await using var discord = await Discord.StartAsync();
        var channel = (await discord.Admin.PostAsync($"guilds/{await discord.GuildAsync()}/channels", new { name = "Big News", type = 5 })).Ok();
        var message = await discord.Bot.SayAsync(channel.Id(), "extra");

        var published = (await discord.Bot.PostAsync($"channels/{channel.Id()}/messages/{message.Id()}/crosspost")).Ok();

        Assert.Equal("big-news", channel.Text("name"));
        Assert.Equal(1, published.Number("flags"));
        (await discord.Bot.PostAsync($"channels/{channel.Id()}/messages/{message.Id()}/crosspost")).Refused(400, 40033);
    }
}
