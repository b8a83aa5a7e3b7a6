using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Threads;

public sealed class ForumTests
{
    [Fact(DisplayName = "10.4 A post's first message has the thread's id and everyone is told of both")]
    public async Task A_post_s_first_message_has_the_thread_s_id_and_everyone_is_told_of_both()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");

        var post = (await discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "title", message = new { embeds = new[] { new { title = "an article" } } } })).Ok();

        Assert.Equal((11, forum, post.Id()), (post.Number("type"), post.Text("parent_id"), post["message"].Id()));
        Assert.Equal(post.Id(), (await reader.EventAsync("THREAD_CREATE")).Id());
        Assert.Equal((post.Id(), post.Id()), (await reader.EventAsync("MESSAGE_CREATE") is var first ? (first.Id(), first.Text("channel_id")) : default));
        Assert.Equal(0, (await discord.Bot.GetAsync($"channels/{post.Id()}")).Ok().Number("message_count"));
    }

    [Fact(DisplayName = "10.4 A post needs a message with something in it")]
    public async Task A_post_needs_a_message_with_something_in_it()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");

        (await discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "title" })).RefusedAt("message", "BASE_TYPE_REQUIRED");
        (await discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "title", message = new { content = "" } })).Refused(400, 50006);
        (await discord.Bot.PostAsync($"channels/{forum}/threads", new { name = "title", message = new { content = new string('x', 2_001) } })).RefusedAt("message.content", "BASE_TYPE_MAX_LENGTH");
        Assert.Empty((await discord.Bot.GetAsync($"guilds/{await discord.GuildAsync()}/threads/active")).Ok()["threads"]!.AsArray());
    }

    [Fact(DisplayName = "10.4 Tags are known limited and some are for moderators")]
    public async Task Tags_are_known_limited_and_some_are_for_moderators()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");
        var tags = (await discord.Admin.PatchAsync($"channels/{forum}", new { flags = 16, available_tags = new object[] { new { name = "town" }, new { name = "official", moderated = true } } })).Ok()["available_tags"]!.AsArray();
        var (town, official) = (tags[0].Id(), tags[1].Id());

        (await PostAsync(discord.Reader, [])).Refused(400, 40067);
        (await PostAsync(discord.Reader, [official])).Refused(403, 40066);
        (await PostAsync(discord.Reader, ["1"])).RefusedAt("applied_tags", "FORUM_TAG_INVALID");
        (await PostAsync(discord.Reader, [town, town, town, town, town, town])).RefusedAt("applied_tags", "BASE_TYPE_BAD_LENGTH");
        Assert.Equal([town], (await PostAsync(discord.Reader, [town])).Ok()["applied_tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        (await PostAsync(discord.Bot, [official])).Ok();
        var post = (await PostAsync(discord.Reader, [town])).Ok().Id();
        (await discord.Reader.PatchAsync($"channels/{post}", new { applied_tags = new[] { town, official } })).Refused(403, 40066);
        (await discord.Reader.PatchAsync($"channels/{post}", new { applied_tags = Array.Empty<string>() })).Refused(400, 40067);
        (await discord.Bot.PatchAsync($"channels/{post}", """{"applied_tags":["1"]}""")).RefusedAt("applied_tags", "FORUM_TAG_INVALID");
        (await discord.Bot.PatchAsync($"channels/{post}", new { applied_tags = new[] { official } })).Ok();

        Task<Reply> PostAsync(RestClient who, string[] applied) =>
            who.PostAsync($"channels/{forum}/threads", new { name = "title", applied_tags = applied, message = new { content = "x" } });
    }
}
