using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Channels;

public sealed class ChannelTests
{
    [Fact]
    public async Task Channels_are_ordered_together_and_take_over_their_category_s_permissions()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, news) = (await discord.GuildAsync(), await discord.ChannelAsync("news"));
        var category = (await discord.Admin.PostAsync($"guilds/{guild}/channels", new { name = "Town", type = 4, permission_overwrites = new[] { new { id = guild, type = 0, allow = "0", deny = "2048" } } })).Ok().Id();

        (await discord.Admin.PatchAsync($"guilds/{guild}/channels", new[] { new { id = news, position = 7, parent_id = category, lock_permissions = true } })).Ok();

        var moved = (await discord.Bot.GetAsync($"channels/{news}")).Ok();
        Assert.Equal((7, category, "2048"), (moved.Number("position"), moved.Text("parent_id"), moved["permission_overwrites"]![0].Text("deny")));
        (await discord.Reader.PatchAsync($"guilds/{guild}/channels", new[] { new { id = news, position = 1 } })).Refused(403, 50013);
        (await discord.Admin.PatchAsync($"guilds/{guild}/channels", new[] { new { id = "1", position = 1 } })).Refused(404, 10003);
        (await discord.Admin.PatchAsync($"channels/{news}", new { parent_id = news })).RefusedAt("parent_id", "CHANNEL_PARENT_INVALID_TYPE");
    }

    [Fact]
    public async Task Only_a_text_channel_becomes_one_for_announcements()
    {
        await using var discord = await Discord.StartAsync();
        var (news, forum) = (await discord.ChannelAsync("news"), await discord.ChannelAsync("articles"));

        Assert.Equal(5, (await discord.Admin.PatchAsync($"channels/{news}", new { type = 5 })).Ok().Number("type"));
        (await discord.Admin.PatchAsync($"channels/{news}", new { type = 15 })).RefusedAt("type", "BASE_TYPE_CHOICES");
        (await discord.Admin.PatchAsync($"channels/{forum}", new { type = 0 })).RefusedAt("type", "BASE_TYPE_CHOICES");
    }

    [Fact(DisplayName = "10.10 Whoever may see a channel again is told of its threads")]
    public async Task Whoever_may_see_a_channel_again_is_told_of_its_threads()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, news) = (await discord.GuildAsync(), await discord.ChannelAsync("news"));
        (await discord.Admin.PutAsync($"channels/{news}/permissions/{guild}", new { type = 0, deny = "1024" })).Ok();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.Guilds);
        var thread = (await discord.Admin.PostAsync($"channels/{news}/threads", new { name = "meanwhile", type = 11 })).Ok().Id();

        (await discord.Admin.DeleteAsync($"channels/{news}/permissions/{guild}")).Ok();
        (await discord.Admin.PatchAsync($"channels/{news}", new { topic = "seen before" })).Ok();

        var told = Assert.Single(await bot.EventsSoFarAsync(), happened => happened.Text("t") == "THREAD_LIST_SYNC")["d"]!;
        Assert.Equal((guild, news, thread), (told.Text("guild_id"), told["channel_ids"]![0]!.GetValue<string>(), told["threads"]![0].Id()));
        Assert.Empty(told["members"]!.AsArray());
    }

    [Fact]
    public async Task A_forum_says_how_its_posts_are_shown()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");

        var edited = (await discord.Admin.PatchAsync($"channels/{forum}", new { default_reaction_emoji = new { emoji_name = "👍" }, default_sort_order = 1, default_forum_layout = 2 })).Ok();

        Assert.Equal(("👍", 1, 2), (edited["default_reaction_emoji"].Text("emoji_name"), edited.Number("default_sort_order"), edited.Number("default_forum_layout")));
    }

    [Fact]
    public async Task Nobody_gives_in_a_channel_what_they_do_not_have()
    {
        await using var discord = await Discord.StartAsync();
        var (news, reader) = (await discord.ChannelAsync("news"), await Discord.UserAsync(discord.Reader));
        (await discord.Admin.PutAsync($"channels/{news}/permissions/{reader}", new { type = 1, allow = "268435456" })).Ok();

        (await discord.Reader.PutAsync($"channels/{news}/permissions/{await Discord.UserAsync(discord.Guest)}", new { type = 1, deny = "2048" })).Ok();
        (await discord.Reader.PutAsync($"channels/{news}/permissions/{reader}", new { type = 1, allow = "268443648" })).Refused(403, 50013);
    }
}
