using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Guilds;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_bot_learns_of_its_application_and_a_person_of_itself()
    {
        await using var discord = await Discord.StartAsync();

        var application = (await discord.Bot.GetAsync("applications/@me")).Ok();
        var old = (await discord.Bot.GetAsync("oauth2/applications/%40me")).Ok();
        var me = (await discord.Reader.GetAsync("users/@me")).Ok();
        var admin = (await discord.Reader.GetAsync($"users/{await Discord.UserAsync(discord.Admin)}")).Ok();

        Assert.Equal((await Discord.UserAsync(discord.Bot), "NewsBot", "admin", 1), (application.Id(), application.Text("name"), application["owner"].Text("username"), application.Number("approximate_guild_count")));
        Assert.Equal(application.Id(), old.Id());
        Assert.Equal(("reader", "en-US"), (me.Text("username"), me.Text("locale")));
        Assert.Equal("admin", admin.Text("username"));
        Assert.Null(admin["locale"]);
    }

    [Fact]
    public async Task A_guild_its_roles_and_its_members_are_read_and_changed_by_those_who_may()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();

        (await discord.Reader.PatchAsync($"guilds/{guild}", new { name = "Mine" })).Refused(403, 50013);
        Assert.Equal("Ours", (await discord.Admin.PatchAsync($"guilds/{guild}", new { name = "Ours" })).Ok().Text("name"));
        Assert.Equal("@everyone", (await discord.Reader.GetAsync($"guilds/{guild}/roles/{guild}")).Ok().Text("name"));
        (await discord.Reader.GetAsync($"guilds/{guild}/roles/1")).Refused(404, 10011);
        Assert.Equal("Page turner", (await discord.Reader.PatchAsync($"guilds/{guild}/members/@me", new { nick = "Page turner" })).Ok().Text("nick"));
        Assert.Equal("Page turner", (await discord.Reader.GetAsync($"users/@me/guilds/{guild}/member")).Ok().Text("nick"));
        Assert.Equal("reader", Assert.Single((await discord.Bot.GetAsync($"guilds/{guild}/members/search?query=page")).Ok().AsArray())!["user"].Text("username"));
        var first = (await discord.Bot.GetAsync($"guilds/{guild}/members?limit=1")).Ok()[0]!["user"].Id();
        Assert.Equal(3, (await discord.Bot.GetAsync($"guilds/{guild}/members?limit=1000&after={first}")).Ok().AsArray().Count);
    }

    [Fact]
    public async Task Guilds_are_paged_and_counted()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();

        Assert.Equal(4, (await discord.Bot.GetAsync("users/@me/guilds?with_counts=true")).Ok()[0].Number("approximate_member_count"));
        Assert.Empty((await discord.Bot.GetAsync($"users/@me/guilds?after={guild}")).Ok().AsArray());
        Assert.Empty((await discord.Bot.GetAsync($"users/@me/guilds?before={guild}")).Ok().AsArray());
        (await discord.Bot.GetAsync("users/@me/guilds?limit=201")).RefusedAt("limit", "NUMBER_TYPE_MAX");
    }

    [Fact(DisplayName = "10.5 10.6 Archived private threads are for moderators and for those in them")]
    public async Task Archived_private_threads_are_for_moderators_and_for_those_in_them()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        var threads = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var thread = (await discord.Reader.PostAsync($"channels/{general}/threads", new { name = $"{i}", type = 12 })).Ok().Id();
            (await discord.Admin.PatchAsync($"channels/{thread}", new { archived = true })).Ok();
            threads.Add(thread);
        }

        (await discord.Guest.GetAsync($"channels/{general}/threads/archived/private")).Refused(403, 50013);
        var page = (await discord.Admin.GetAsync($"channels/{general}/threads/archived/private?limit=2")).Ok();
        var mine = (await discord.Reader.GetAsync($"channels/{general}/users/@me/threads/archived/private?before={threads[2]}")).Ok();
        var others = (await discord.Guest.GetAsync($"channels/{general}/users/@me/threads/archived/private")).Ok();

        Assert.Equal((2, true), (page["threads"]!.AsArray().Count, page["has_more"]!.GetValue<bool>()));
        Assert.Equal([threads[1], threads[0]], mine["threads"]!.AsArray().Select(thread => thread.Id()));
        Assert.Equal(2, mine["members"]!.AsArray().Count);
        Assert.Empty(others["threads"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_types_is_seen_to()
    {
        await using var discord = await Discord.StartAsync();
        var general = await discord.ChannelAsync("general");
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");

        (await discord.Reader.PostAsync($"channels/{general}/typing")).Ok();
        var typing = await bot.EventAsync("TYPING_START");

        Assert.Equal((general, await Discord.UserAsync(discord.Reader)), (typing.Text("channel_id"), typing.Text("user_id")));
        Assert.Equal("reader", typing["member"]!["user"].Text("username"));
    }
}
