using NewsBot.Discord.Model;
using NewsBot.Discord.Tests.Scripted;

namespace NewsBot.Discord.Tests.Rest;

public sealed class CommandTests
{
    private const string Existing = """
        [{"id":"50","application_id":"9","version":"51","type":1,"name":"article","description":"Articles","nsfw":false,"default_member_permissions":null,"dm_permission":true,
          "contexts":null,"integration_types":[0],"name_localizations":null,"options":[
           {"type":1,"name":"latest","description":"The latest","options":[{"type":4,"name":"count","description":"How many","min_value":1,"max_value":10},{"type":3,"name":"source","description":"Where","autocomplete":true}]}]},
         {"id":"52","application_id":"9","version":"53","type":3,"name":"Save comment","description":""}]
        """;

    private static readonly ApplicationCommand[] Commands =
    [
        new("article", "Articles", [new(CommandOptionType.SubCommand, "latest", "The latest", Options:
        [
            new(CommandOptionType.Integer, "count", "How many", MinValue: 1, MaxValue: 10),
            new(CommandOptionType.String, "source", "Where", Required: false, Autocomplete: true),
        ])]),
        new("Save comment", Type: CommandType.Message),
    ];

    [Fact(DisplayName = "7.1 Commands that are registered already are not written again")]
    public async Task Commands_registered_already_are_not_written_again()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /applications/9/commands", new ScriptedAnswer(200, Existing));

        Assert.False(await client.Rest.Commands.RegisterAsync(new(9), Commands));
    }

    [Fact(DisplayName = "7.1 Commands that differ are overwritten together, for a guild too")]
    public async Task Commands_that_differ_are_overwritten()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        ApplicationCommand[] changed = [Commands[0] with { Description = "News", DefaultMemberPermissions = Permissions.ManageGuild }, Commands[1]];
        discord.Answer("GET /applications/9/guilds/30/commands", new ScriptedAnswer(200, Existing));
        discord.Answer("PUT /applications/9/guilds/30/commands", new ScriptedAnswer(200, Existing));
        Assert.True(await client.Rest.Commands.RegisterAsync(new(9), changed, new(30)));
        await discord.RequestAsync();
        var body = (await discord.RequestAsync()).Json;

        Assert.Equal("News", body[0].GetProperty("description").GetString());
        Assert.Equal("32", body[0].GetProperty("default_member_permissions").GetString());
        Assert.Equal(3, body[1].GetProperty("type").GetInt32());
    }

    [Theory(DisplayName = "7.1 Any real difference is noticed")]
    [InlineData("\"description\":\"Articles\"", "\"description\":\"Others\"")]
    [InlineData("\"max_value\":10", "\"max_value\":11")]
    [InlineData("\"autocomplete\":true", "\"autocomplete\":false")]
    [InlineData("\"default_member_permissions\":null", "\"default_member_permissions\":\"0\"")]
    [InlineData("\"name\":\"Save comment\"", "\"name\":\"Keep comment\"")]
    public async Task Any_real_difference_is_noticed(string before, string after)
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /applications/9/commands", new ScriptedAnswer(200, Existing.Replace(before, after, StringComparison.Ordinal)));
        discord.Answer("PUT /applications/9/commands", new ScriptedAnswer(200, Existing));

        Assert.True(await client.Rest.Commands.RegisterAsync(new(9), Commands));
    }

    [Fact(DisplayName = "7.4 Who may use a command, and where, is said with it")]
    public async Task Who_may_use_a_command_is_said_with_it()
    {
        await using var discord = new ScriptedDiscord();
        using var client = new DiscordClient(discord.Options());
        discord.Answer("GET /applications/9/commands", new ScriptedAnswer(200, "[]"));
        discord.Answer("PUT /applications/9/commands", new ScriptedAnswer(200, "[]"));
        await client.Rest.Commands.RegisterAsync(new(9), [new("channel", "x", DefaultMemberPermissions: Permissions.None, Contexts: [InteractionContext.Guild], IntegrationTypes: [0])]);
        await discord.RequestAsync();

        Assert.Equal(
            """[{"name":"channel","description":"x","type":1,"default_member_permissions":"0","contexts":[0],"integration_types":[0]}]""",
            (await discord.RequestAsync()).Body);
    }
}
