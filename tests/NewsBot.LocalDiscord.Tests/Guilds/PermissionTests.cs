using System.Globalization;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Guilds;

public sealed class PermissionTests
{
    private const long ViewChannel = 1 << 10;
    private const long SendMessages = 1 << 11;
    private const long ReadMessageHistory = 1 << 16;
    private const long CreatePublicThreads = 1L << 35;
    private const long SendMessagesInThreads = 1L << 38;

    [Fact(DisplayName = "9.7 Whoever does not see a channel neither reads it nor hears of it")]
    public async Task Whoever_does_not_see_a_channel_neither_reads_it_nor_hears_of_it()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        await DenyAsync(discord, general, discord.Reader, ViewChannel);
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        await using var guest = await GatewayClient.LogInAsync(discord, "local-guest");

        await discord.Bot.SayAsync(general, "not for the reader");
        await guest.EventAsync("MESSAGE_CREATE");

        Assert.DoesNotContain(await reader.EventsSoFarAsync(), happened => happened.Text("t") == "MESSAGE_CREATE");
        (await discord.Reader.GetAsync($"channels/{general}")).Refused(403, 50001);
        (await discord.Reader.GetAsync($"channels/{general}/messages")).Refused(403, 50001);
        (await discord.Reader.PostAsync($"channels/{general}/messages", new { content = "x" })).Refused(403, 50001);
        Assert.Equal(["news", "articles"], (await discord.Reader.GetAsync($"guilds/{await discord.GuildAsync()}/channels")).Ok().AsArray().Select(channel => channel.Text("name")));
    }

    [Fact(DisplayName = "9.7 10.6 Writing in a channel and in its threads are two permissions")]
    public async Task Writing_in_a_channel_and_in_its_threads_are_two_permissions()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        var message = await discord.Bot.SayAsync(general, "x");
        var thread = (await discord.Bot.PostAsync($"channels/{general}/messages/{message.Id()}/threads", new { name = "t" })).Ok().Id();

        await DenyAsync(discord, general, discord.Reader, SendMessages);
        (await discord.Reader.PostAsync($"channels/{general}/messages", new { content = "x" })).Refused(403, 50013);
        await discord.Reader.SayAsync(thread, "x");

        await DenyAsync(discord, general, discord.Reader, SendMessagesInThreads);
        (await discord.Reader.PostAsync($"channels/{thread}/messages", new { content = "x" })).Refused(403, 50013);
        await discord.Reader.SayAsync(general, "x");
    }

    [Fact(DisplayName = "9.5 10.6 Starting threads and reading back need their permissions")]
    public async Task Starting_threads_and_reading_back_need_their_permissions()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        var message = await discord.Bot.SayAsync(general, "x");
        await DenyAsync(discord, general, discord.Reader, CreatePublicThreads | ReadMessageHistory);

        (await discord.Reader.PostAsync($"channels/{general}/messages/{message.Id()}/threads", new { name = "t" })).Refused(403, 50013);
        Assert.Empty((await discord.Reader.GetAsync($"channels/{general}/messages")).Ok().AsArray());
        (await discord.Reader.GetAsync($"channels/{general}/messages/{message.Id()}")).Refused(403, 50013);
        (await discord.Reader.PostAsync($"channels/{general}/messages", new { content = "x", message_reference = new { message_id = message.Id() } })).Refused(400, 160002);
    }

    [Fact(DisplayName = "10.6 A forum post needs only the right to send")]
    public async Task A_forum_post_needs_only_the_right_to_send()
    {
        await using var discord = await Discord.StartAsync();
        var forum = await discord.ChannelAsync("articles");
        var post = new { name = "t", message = new { content = "x" } };

        await DenyAsync(discord, forum, discord.Reader, CreatePublicThreads);
        (await discord.Reader.PostAsync($"channels/{forum}/threads", post)).Ok();
        await DenyAsync(discord, forum, discord.Reader, SendMessages);
        (await discord.Reader.PostAsync($"channels/{forum}/threads", post)).Refused(403, 50013);
    }

    [Fact(DisplayName = "9.7 What a member is allowed wins over what everyone is denied")]
    public async Task What_a_member_is_allowed_wins_over_what_everyone_is_denied()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, general) = (await discord.GuildAsync(), await discord.ChannelAsync("general"));

        (await discord.Admin.PutAsync($"channels/{general}/permissions/{guild}", new { type = 0, allow = "0", deny = Bits(SendMessages) })).Ok();
        (await discord.Guest.PostAsync($"channels/{general}/messages", new { content = "x" })).Refused(403, 50013);
        (await discord.Admin.PutAsync($"channels/{general}/permissions/{await Discord.UserAsync(discord.Guest)}", new { type = 1, allow = Bits(SendMessages), deny = "0" })).Ok();

        await discord.Guest.SayAsync(general, "x");
        await discord.Admin.SayAsync(general, "whoever owns the guild is never denied");
        (await discord.Admin.DeleteAsync($"channels/{general}/permissions/{guild}")).Ok();
        await discord.Reader.SayAsync(general, "x");
        (await discord.Admin.DeleteAsync($"channels/{general}/permissions/{guild}")).Refused(404, 10009);
    }

    [Fact]
    public async Task The_bot_is_told_when_it_loses_a_channel_s_permissions()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        await DenyAsync(discord, general, discord.Bot, ViewChannel);

        var updated = await bot.EventAsync("CHANNEL_UPDATE");
        Assert.Equal((general, Bits(ViewChannel)), (updated.Id(), updated["permission_overwrites"]![0].Text("deny")));
        (await discord.Bot.PostAsync($"channels/{general}/messages", new { content = "x" })).Refused(403, 50001);
    }

    [Fact]
    public async Task Only_those_who_manage_channels_make_change_and_remove_them()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        (await discord.Reader.PostAsync($"guilds/{guild}/channels", new { name = "mine" })).Refused(403, 50013);
        var channel = (await discord.Admin.PostAsync($"guilds/{guild}/channels", new { name = "mine", topic = "what for" })).Ok().Id();
        (await discord.Reader.PatchAsync($"channels/{channel}", new { name = "theirs" })).Refused(403, 50013);
        (await discord.Admin.PatchAsync($"channels/{channel}", new { name = "ours" })).Ok();
        (await discord.Reader.DeleteAsync($"channels/{channel}")).Refused(403, 50013);
        (await discord.Admin.DeleteAsync($"channels/{channel}")).Ok();

        Assert.Equal("what for", (await bot.EventAsync("CHANNEL_CREATE")).Text("topic"));
        Assert.Equal("ours", (await bot.EventAsync("CHANNEL_UPDATE")).Text("name"));
        Assert.Equal(channel, (await bot.EventAsync("CHANNEL_DELETE")).Id());
    }

    private static async Task DenyAsync(Discord discord, string channel, RestClient whom, long permissions) =>
        (await discord.Admin.PutAsync($"channels/{channel}/permissions/{await Discord.UserAsync(whom)}", new { type = 1, allow = "0", deny = Bits(permissions) })).Ok();

    private static string Bits(long permissions) => permissions.ToString(CultureInfo.InvariantCulture);
}
