using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Guilds;

public sealed class RoleTests
{
    [Fact]
    public async Task A_role_is_made_changed_and_removed_and_everyone_is_told()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, reader) = (await discord.GuildAsync(), await Discord.UserAsync(discord.Reader));
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.Guilds);

        var role = (await discord.Admin.PostAsync($"guilds/{guild}/roles", new { name = "Readers", color = 255, permissions = "2048", hoist = true, mentionable = true })).Ok();
        (await discord.Admin.PutAsync($"guilds/{guild}/members/{reader}/roles/{role.Id()}")).Ok();
        var counts = (await discord.Admin.GetAsync($"guilds/{guild}/roles/member-counts")).Ok();
        (await discord.Admin.PatchAsync($"guilds/{guild}/roles/{role.Id()}", new { name = "People", colors = new { primary_color = 3 } })).Ok();
        (await discord.Admin.DeleteAsync($"guilds/{guild}/roles/{role.Id()}")).Ok();

        Assert.Equal(("Readers", 255, 1), (role.Text("name"), role.Number("color"), role.Number("position")));
        Assert.Equal((guild, role.Id()), (await bot.EventAsync("GUILD_ROLE_CREATE") is var made ? (made.Text("guild_id"), made["role"].Id()) : default));
        Assert.Equal(1, counts.Number(role.Id()));
        var told = (await bot.EventsSoFarAsync()).Select(happened => (Name: happened.Text("t"), Data: happened["d"]!)).ToList();
        Assert.Contains(told, happened => happened.Name == "GUILD_ROLE_UPDATE" && happened.Data["role"].Text("name") == "People" && happened.Data["role"].Number("color") == 3);
        Assert.Contains(told, happened => happened.Name == "GUILD_ROLE_DELETE" && happened.Data.Text("role_id") == role.Id());
        Assert.Empty((await discord.Bot.GetAsync($"guilds/{guild}/members/{reader}")).Ok()["roles"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_moves_gives_or_changes_what_stands_above_them_or_gives_away_more_than_they_have()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, reader) = (await discord.GuildAsync(), await Discord.UserAsync(discord.Reader));
        var (admins, low) = (await NamedAsync(discord, "Admins"), (await discord.Admin.PostAsync($"guilds/{guild}/roles", new { name = "Low" })).Ok().Id());
        var keepers = (await discord.Admin.PostAsync($"guilds/{guild}/roles", new { name = "Keepers", permissions = "268435456" })).Ok().Id();
        (await discord.Admin.PatchAsync($"guilds/{guild}/roles", new[] { new { id = keepers, position = 2 }, new { id = low, position = 1 } })).Ok();

        (await discord.Reader.PatchAsync($"guilds/{guild}/roles/{low}", new { name = "x" })).Refused(403, 50013);
        (await discord.Admin.PutAsync($"guilds/{guild}/members/{reader}/roles/{keepers}")).Ok();

        (await discord.Reader.PatchAsync($"guilds/{guild}/roles/{low}", new { name = "Lower" })).Ok();
        (await discord.Reader.PatchAsync($"guilds/{guild}/roles/{low}", new { permissions = "8" })).Refused(403, 50013);
        (await discord.Reader.PatchAsync($"guilds/{guild}/roles/{admins}", new { name = "x" })).Refused(403, 50013);
        (await discord.Reader.PatchAsync($"guilds/{guild}/roles", new[] { new { id = low, position = 3 } })).Refused(403, 50013);
        (await discord.Reader.PutAsync($"guilds/{guild}/members/{reader}/roles/{admins}")).Refused(403, 50013);
        (await discord.Reader.PutAsync($"guilds/{guild}/members/{reader}/roles/{low}")).Ok();
        (await discord.Admin.DeleteAsync($"guilds/{guild}/roles/{guild}")).Refused(400, 50028);
        (await discord.Admin.PatchAsync($"guilds/{guild}/roles/1", new { name = "x" })).Refused(404, 10011);
    }

    [Fact]
    public async Task A_member_is_renamed_given_roles_and_silenced_for_a_while()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, reader, news) = (await discord.GuildAsync(), await Discord.UserAsync(discord.Reader), await discord.ChannelAsync("news"));
        var role = (await discord.Admin.PostAsync($"guilds/{guild}/roles", new { name = "Readers" })).Ok().Id();
        var member = $"guilds/{guild}/members/{reader}";

        var edited = (await discord.Admin.PatchAsync(member, new { nick = "Ann", roles = new[] { role }, communication_disabled_until = DateTimeOffset.UtcNow.AddMinutes(5) })).Ok();
        (await discord.Reader.PostAsync($"channels/{news}/messages", new { content = "x" })).Refused(403, 50013);
        (await discord.Reader.GetAsync($"channels/{news}/messages")).Ok();
        (await discord.Admin.PatchAsync(member, new { nick = (string?)null, communication_disabled_until = (string?)null })).Ok();

        Assert.Equal(("Ann", role), (edited.Text("nick"), edited["roles"]![0]!.GetValue<string>()));
        Assert.NotNull(edited["communication_disabled_until"]);
        await discord.Reader.SayAsync(news, "again");
        (await discord.Admin.PatchAsync(member, new { communication_disabled_until = DateTimeOffset.UtcNow.AddDays(29) })).RefusedAt("communication_disabled_until", "COMMUNICATION_DISABLED_TIMEOUT_INVALID");
        (await discord.Guest.PatchAsync(member, new { nick = "x" })).Refused(403, 50013);
        (await discord.Admin.PatchAsync($"guilds/{guild}/members/1", new { nick = "x" })).Refused(404, 10007);
    }

    [Fact]
    public async Task A_bot_learns_what_happens_to_itself_without_the_members_intent()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, general) = (await discord.GuildAsync(), await discord.ChannelAsync("general"));
        var (me, reader) = (await Discord.UserAsync(discord.Bot), await Discord.UserAsync(discord.Reader));
        await using var bot = await GatewayClient.LogInAsync(discord, "local-bot", GatewayClient.Guilds);
        var thread = (await discord.Reader.PostAsync($"channels/{general}/threads", new { name = "secret", type = 12 })).Ok().Id();
        await bot.EventAsync("THREAD_CREATE");

        (await discord.Admin.PatchAsync($"guilds/{guild}/members/{reader}", new { nick = "unheard" })).Ok();
        (await discord.Admin.PatchAsync($"guilds/{guild}/members/{me}", new { nick = "heard" })).Ok();
        (await discord.Reader.PutAsync($"channels/{thread}/thread-members/{me}")).Ok();

        Assert.Equal("heard", (await bot.EventAsync("GUILD_MEMBER_UPDATE")).Text("nick"));
        Assert.Equal((thread, me), (await bot.EventAsync("THREAD_CREATE") is var added ? (added.Id(), added["member"].Text("user_id")) : default));
        Assert.Equal(me, (await bot.EventAsync("THREAD_MEMBERS_UPDATE"))["added_members"]![0].Text("user_id"));
        Assert.DoesNotContain(await bot.EventsSoFarAsync(), happened => happened.Text("t") == "GUILD_MEMBER_UPDATE");
    }

    private static async Task<string> NamedAsync(Discord discord, string name) =>
        (await discord.Bot.GetAsync($"guilds/{await discord.GuildAsync()}/roles")).Ok().AsArray().Single(role => role.Text("name") == name).Id();
}
