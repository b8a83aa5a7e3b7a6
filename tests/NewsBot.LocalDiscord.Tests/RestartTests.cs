using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task Everything_is_still_there_after_a_restart_and_ids_go_on_growing()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, news, application) = (await discord.GuildAsync(), await discord.ChannelAsync("news"), await Discord.UserAsync(discord.Bot));
        var message = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "x", nonce = "n", enforce_nonce = true })).Ok();
        (await discord.Bot.PostAsync($"channels/{news}/messages/{message.Id()}/threads", new { name = "talk" })).Ok();
        var command = (await discord.Bot.PostAsync($"applications/{application}/commands", new { name = "ping", description = "Pings." })).Ok();
        (await discord.Reader.PutAsync($"channels/{news}/messages/{message.Id()}/reactions/{Uri.EscapeDataString("👍")}/@me")).Ok();

        await discord.RestartAsync();
        var repeated = (await discord.Bot.PostAsync($"channels/{news}/messages", new { content = "y", nonce = "n", enforce_nonce = true })).Ok();
        var next = await discord.Bot.SayAsync(news, "z");
        var fetched = (await discord.Bot.GetAsync($"channels/{news}/messages/{message.Id()}")).Ok();

        Assert.Equal(guild, await discord.GuildAsync());
        Assert.Equal((message.Id(), "x"), (repeated.Id(), repeated.Text("content")));
        Assert.True(ulong.Parse(next.Id(), null) > ulong.Parse(command.Id(), null));
        Assert.Equal(("talk", 1), (fetched["thread"].Text("name"), fetched["reactions"]![0].Number("count")));
        Assert.Equal(command.Id(), (await discord.Bot.GetAsync($"applications/{application}/commands")).Ok()[0].Id());
        Assert.Single((await discord.Bot.GetAsync($"guilds/{guild}/threads/active")).Ok()["threads"]!.AsArray());
    }

    [Fact]
    public async Task A_session_does_not_outlive_the_server_and_says_so()
    {
        await using var discord = await Discord.StartAsync();
        await using var before = await GatewayClient.LogInAsync(discord, "local-bot");

        await discord.RestartAsync();
        Assert.Equal(1001, await before.ClosedAsync());
        await using var after = await GatewayClient.ConnectAsync(discord.GatewayUrl);
        await after.SendAsync(6, new { token = "local-bot", session_id = before.Ready.Text("session_id"), seq = before.Sequence });

        Assert.False((await after.OpcodeAsync(9))["d"]!.GetValue<bool>());
        await after.IdentifyAsync("local-bot", 0);
        await after.EventAsync("READY");
    }

    [Fact]
    public async Task A_person_who_is_added_to_the_settings_later_is_in_the_guild_and_one_who_left_stays_away()
    {
        await using var discord = await Discord.StartAsync();
        var guild = await discord.GuildAsync();
        (await discord.Admin.DeleteAsync($"guilds/{guild}/members/{await Discord.UserAsync(discord.Guest)}")).Ok();

        await discord.RestartAsync(options => options with { People = [.. options.People, new("newcomer", "local-newcomer")] });

        Assert.Single((await discord.As("local-newcomer").GetAsync("users/@me/guilds")).Ok().AsArray());
        Assert.Empty((await discord.Guest.GetAsync("users/@me/guilds")).Ok().AsArray());
    }
}
