using System.Net;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Interactions;

public sealed class CommandRegistrationTests
{
    private const string Ping = """{"name":"ping","description":"Pings."}""";

    [Fact(DisplayName = "7.1 Registering the same again keeps id and version and a change keeps the id")]
    public async Task Registering_the_same_again_keeps_id_and_version_and_a_change_keeps_the_id()
    {
        await using var discord = await Discord.StartAsync();
        var path = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";

        var created = await discord.Bot.PostAsync(path, Ping);
        var same = await discord.Bot.PostAsync(path, Ping);
        var changed = (await discord.Bot.PutAsync(path, """[{"name":"ping","description":"Pings twice."}]""")).Ok()[0]!;

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.Status, same.Status));
        Assert.Equal((created.Body.Id(), created.Body.Text("version")), (same.Body.Id(), same.Body.Text("version")));
        Assert.Equal(created.Body.Id(), changed.Id());
        Assert.NotEqual(created.Body.Text("version"), changed.Text("version"));
    }

    [Fact(DisplayName = "7.1 A bulk overwrite replaces all there is in its own scope")]
    public async Task A_bulk_overwrite_replaces_all_there_is_in_its_own_scope()
    {
        await using var discord = await Discord.StartAsync();
        var global = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";
        var local = $"applications/{await Discord.UserAsync(discord.Bot)}/guilds/{await discord.GuildAsync()}/commands";
        (await discord.Bot.PutAsync(global, """[{"name":"a","description":"A"},{"name":"b","description":"B"},{"name":"Report","type":3}]""")).Ok();
        (await discord.Bot.PutAsync(local, """[{"name":"c","description":"C"}]""")).Ok();

        (await discord.Bot.PutAsync(global, """[{"name":"b","description":"B"}]""")).Ok();

        Assert.Equal(["b"], await NamesAsync(global));
        Assert.Equal(["c"], await NamesAsync(local));

        async Task<IEnumerable<string>> NamesAsync(string path) => (await discord.Bot.GetAsync(path)).Ok().AsArray().Select(command => command.Text("name"));
    }

    [Fact]
    public async Task One_command_is_fetched_changed_and_removed()
    {
        await using var discord = await Discord.StartAsync();
        var path = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";
        var command = (await discord.Bot.PostAsync(path, Ping)).Ok();

        var changed = (await discord.Bot.PatchAsync($"{path}/{command.Id()}", new { description = "Pongs." })).Ok();
        var fetched = (await discord.Bot.GetAsync($"{path}/{command.Id()}")).Ok();
        (await discord.Bot.DeleteAsync($"{path}/{command.Id()}")).Ok();

        Assert.Equal(("ping", "Pongs."), (changed.Text("name"), changed.Text("description")));
        Assert.Equal(changed.ToJsonString(), fetched.ToJsonString());
        (await discord.Bot.GetAsync($"{path}/{command.Id()}")).Refused(404, 10063);
        (await discord.Bot.PostAsync("applications/1/commands", Ping)).Refused(403, 20012);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"description":"d"}""", "name", "BASE_TYPE_REQUIRED" },
        { """{"name":"Upper","description":"d"}""", "name", "APPLICATION_COMMAND_INVALID_NAME" },
        { """{"name":"two words","description":"d"}""", "name", "APPLICATION_COMMAND_INVALID_NAME" },
        { $$"""{"name":"{{X(33)}}","description":"d"}""", "name", "BASE_TYPE_BAD_LENGTH" },
        { """{"name":"x"}""", "description", "BASE_TYPE_REQUIRED" },
        { $$"""{"name":"x","description":"{{X(101)}}"}""", "description", "BASE_TYPE_BAD_LENGTH" },
        { """{"name":"x","type":2,"description":"d"}""", "description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_SUPPORTED" },
        { Options(Many(26, """{"type":3,"name":"o","description":"d"}""")), "options", "BASE_TYPE_BAD_LENGTH" },
        { Options("""{"type":3,"name":"O","description":"d"}"""), "options.0.name", "APPLICATION_COMMAND_INVALID_NAME" },
        { Options("""{"type":3,"name":"o"}"""), "options.0.description", "BASE_TYPE_REQUIRED" },
        { Options("""{"type":12,"name":"o","description":"d"}"""), "options.0.type", "BASE_TYPE_CHOICES" },
        { Options("""{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}"""), "options.1.required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID" },
        { Options("""{"type":3,"name":"a","description":"d"},{"type":3,"name":"a","description":"d"}"""), "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID" },
        { Options("""{"type":1,"name":"a","description":"d"},{"type":3,"name":"b","description":"d"}"""), "options.1.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID" },
        { Options("""{"type":1,"name":"a","description":"d","options":[{"type":2,"name":"b","description":"d"}]}"""), "options.0.options.0.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID" },
        { Options($$"""{"type":3,"name":"o","description":"d","choices":[{{Many(26, """{"name":"n","value":"v"}""")}}]}"""), "options.0.choices", "BASE_TYPE_BAD_LENGTH" },
        { Options("""{"type":3,"name":"o","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}"""), "options.0.autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID" },
        { Options("""{"type":5,"name":"o","description":"d","autocomplete":true}"""), "options.0.autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID" },
        { Options("""{"type":3,"name":"o","description":"d","max_length":6001}"""), "options.0.max_length", "NUMBER_TYPE_MAX" },
        { Options(string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"type":3,"name":"o{{i}}","description":"d","choices":[{{Many(4, $$"""{"name":"{{X(60)}}","value":"{{X(60)}}"}""")}}]}"""))), "", "APPLICATION_COMMAND_TOO_LARGE" },
    };

    [Theory(DisplayName = "7.3 A command that breaks a rule is refused where it does")]
    [MemberData(nameof(Wrong))]
    public async Task A_command_that_breaks_a_rule_is_refused_where_it_does(string command, string place, string error)
    {
        await using var discord = await Discord.StartAsync();
        var path = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";

        (await discord.Bot.PostAsync(path, command)).RefusedAt(place, error);
        Assert.Empty((await discord.Bot.GetAsync(path)).Ok().AsArray());
    }

    [Fact(DisplayName = "7.2 A hundred slash commands and fifteen of each menu fit")]
    public async Task A_hundred_slash_commands_and_fifteen_of_each_menu_fit()
    {
        await using var discord = await Discord.StartAsync();
        var path = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";
        var slash = Enumerable.Range(0, 101).Select(i => new JsonObject { ["name"] = $"c{i}", ["description"] = "d" }).ToList();
        var menu = Enumerable.Range(0, 16).Select(i => new JsonObject { ["name"] = $"Menu {i}", ["type"] = 2 }).ToList();

        (await discord.Bot.PutAsync(path, slash)).Refused(400, 30032);
        (await discord.Bot.PutAsync(path, menu)).Refused(400, 30032);
        (await discord.Bot.PutAsync(path, slash.Take(100).Concat(menu.Take(15)))).Ok();
        (await discord.Bot.PutAsync(path, """[{"name":"a","description":"d"},{"name":"a","description":"d"}]""")).RefusedAt("commands", "APPLICATION_COMMANDS_DUPLICATE_NAME");
    }

    [Fact(DisplayName = "7.1 Two hundred new commands a day are enough")]
    public async Task Two_hundred_new_commands_a_day_are_enough()
    {
        await using var discord = await Discord.StartAsync();
        var path = $"applications/{await Discord.UserAsync(discord.Bot)}/commands";

        for (var round = 0; round < 2; round++)
            (await discord.Bot.PutAsync(path, Enumerable.Range(0, 100).Select(i => new { name = $"c{round}-{i}", description = "d" }))).Ok();

        (await discord.Bot.PutAsync(path, $"[{Ping}]")).Refused(400, 30034);
        (await discord.Bot.PostAsync(path, new { name = "c1-0", description = "an old one may still change" })).Ok();
    }

    [Fact(DisplayName = "7.4 People see the commands that they may use")]
    public async Task People_see_the_commands_that_they_may_use()
    {
        await using var discord = await Discord.StartAsync();
        var (guild, application) = (await discord.GuildAsync(), await Discord.UserAsync(discord.Bot));
        (await discord.Bot.PutAsync($"applications/{application}/commands", """
            [{"name":"all","description":"d"},{"name":"manage","description":"d","default_member_permissions":"32"},
             {"name":"nobody","description":"d","default_member_permissions":"0"},{"name":"dm","description":"d","contexts":[1]}]
            """)).Ok();

        var index = (await discord.Reader.GetAsync($"guilds/{guild}/application-command-index")).Ok();

        Assert.Equal(application, Assert.Single(index["applications"]!.AsArray()).Id());
        Assert.Equal(["all"], Names(index));
        Assert.Equal(["all", "manage", "nobody"], Names((await discord.Admin.GetAsync($"guilds/{guild}/application-command-index")).Ok()));
        var dm = (await discord.Reader.PostAsync("users/@me/channels", new { recipient_id = application })).Ok();
        Assert.Contains("dm", Names((await discord.Reader.GetAsync($"channels/{dm.Id()}/application-command-index")).Ok()));

        static IEnumerable<string> Names(JsonNode index) => index["application_commands"]!.AsArray().Select(command => command.Text("name"));
    }

    private static string X(int length) => new('x', length);

    private static string Many(int count, string item) => string.Join(',', Enumerable.Repeat(item, count));

    private static string Options(string options) => $$"""{"name":"x","description":"d","options":[{{options}}]}""";
}
