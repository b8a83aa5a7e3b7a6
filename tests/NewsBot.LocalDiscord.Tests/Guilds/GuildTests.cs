using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Guilds;

public sealed class GuildTests
{
    [Fact]
    public async Task The_seeded_guild_is_there_for_the_bot_and_its_three_people()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();

        var members = (await discord.Bot.GetAsync($"guilds/{guild}/members?limit=10")).Ok().AsArray();
        var shown = (await discord.Bot.GetAsync($"guilds/{guild}?with_counts=true")).Ok();
        var mine = (await discord.Admin.GetAsync("users/@me/guilds")).Ok()[0]!;

        Assert.Equal(["NewsBot", "admin", "guest", "reader"], members.Select(member => member!["user"].Text("username")).Order(StringComparer.Ordinal));
        Assert.Equal(4, shown.Number("approximate_member_count"));
        Assert.True(mine["owner"]!.GetValue<bool>());
        Assert.Contains((await discord.Bot.GetAsync($"guilds/{guild}/roles")).Ok().AsArray(), role => role.Id() == guild && role.Text("name") == "@everyone");
        Assert.Equal((await Discord.UserAsync(discord.Reader)), (await discord.Bot.GetAsync($"guilds/{guild}/members/{await Discord.UserAsync(discord.Reader)}")).Ok()["user"].Id());
        (await discord.Bot.GetAsync($"guilds/{guild}/members/1")).Refused(404, 10007);
    }

    [Fact]
    public async Task Names_tokens_channels_and_people_are_settings()
    {
        await using var discord = await Discord.StartAsync(Discord.Generous with
        {
            GuildName = "Town",
            TextChannels = ["square"],
            Forums = [],
            Bot = new("Crier", "local-bot"),
            People = [new("mayor", "chain", ManagesGuild: true)],
        });

        Assert.Equal("Town", (await discord.As("chain").GetAsync("users/@me/guilds")).Ok()[0].Text("name"));
        Assert.Equal("Crier", (await discord.Bot.GetAsync("users/@me")).Ok().Text("username"));
        Assert.NotEmpty(await discord.ChannelAsync("square"));
        (await discord.Reader.GetAsync("users/@me")).Refused(401, 0);
    }

    [Fact]
    public async Task A_bot_that_is_removed_is_told_and_can_be_invited_again()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, news, me) = (await discord.GuildAsync(), await discord.ChannelAsync("news"), await Discord.UserAsync(discord.Bot));
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot");
        await bot.EventAsync("GUILD_CREATE");

        (await discord.Reader.DeleteAsync($"guilds/{guild}/members/{me}")).Refused(403, 50013);
        (await discord.Admin.DeleteAsync($"guilds/{guild}/members/{me}")).Ok();
        var gone = await bot.EventAsync("GUILD_DELETE");
        (await discord.Bot.GetAsync($"guilds/{guild}")).Refused(404, 10004);
        (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x" })).Refused(403, 50001);
        (await discord.Admin.PutAsync($"guilds/{guild}/members/{me}")).Ok();

        Assert.Equal(guild, gone.Id());
        Assert.Null(gone["unavailable"]);
        Assert.Equal(guild, (await bot.EventAsync("GUILD_CREATE")).Id());
        await discord.Bot.SayAsync(news, "back");
    }

    [Fact]
    public async Task A_bot_that_leaves_is_gone()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();

        (await discord.Bot.DeleteAsync($"users/@me/guilds/{guild}")).Ok();

        Assert.Empty((await discord.Bot.GetAsync("users/@me/guilds")).Ok().AsArray());
    }

    [Fact]
    public async Task A_direct_conversation_is_between_two_and_nobody_else()
    {
        await using var discord = await Discord.StartAsync();
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.DirectMessages);
        var reader = await Discord.UserAsync(discord.Reader);

        var conversation = (await discord.Bot.PostAsync("users/@me/channels", new { recipient_id = reader })).Ok();
        var again = (await discord.Reader.PostAsync("users/@me/channels", new { recipient_id = await Discord.UserAsync(discord.Bot) })).Ok();
        await discord.Reader.SayAsync(conversation.Id(), "psst");

        Assert.Equal((1, reader), (conversation.Number("type"), Assert.Single(conversation["recipients"]!.AsArray()).Id()));
        Assert.Equal(conversation.Id(), again.Id());
        var heard = await bot.EventAsync("MESSAGE_CREATE");
        Assert.Equal("psst", heard.Text("content"));
        Assert.Null(heard["guild_id"]);
        (await discord.Guest.GetAsync($"channels/{conversation.Id()}/messages")).Refused(403, 50001);
    }

    [Fact]
    public async Task A_direct_conversation_shows_itself_to_a_person_once_something_is_said_in_it()
    {
        await using var discord = await Discord.StartAsync();
        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        var conversation = (await discord.Bot.PostAsync("users/@me/channels", new { recipient_id = await Discord.UserAsync(discord.Reader) })).Ok();
        Assert.DoesNotContain("CHANNEL_CREATE", (await reader.EventsSoFarAsync()).Select(happened => happened.Text("t")));
        Assert.Empty(reader.Ready["private_channels"]!.AsArray());

        await discord.Bot.SayAsync(conversation.Id(), "psst");

        var shown = await reader.EventAsync("CHANNEL_CREATE");
        Assert.Equal((conversation.Id(), 1), (shown.Id(), shown.Number("type")));
        Assert.Equal(await Discord.UserAsync(discord.Bot), Assert.Single(shown["recipients"]!.AsArray()).Id());
        Assert.Equal("psst", (await reader.EventAsync("MESSAGE_CREATE")).Text("content"));
        await using var again = await GatewayClient.LogInAsync(discord, "local-reader");
        Assert.Equal(conversation.Id(), Assert.Single(again.Ready["private_channels"]!.AsArray()).Id());
    }
}
