using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.Interactions;

public sealed class LanguageTests
{
    private static readonly object Greet = new
    {
        name = "greet",
        name_localizations = new Dictionary<string, string> { ["de"] = "grüße", ["es-ES"] = "saluda" },
        description = "Says hello",
        description_localizations = new Dictionary<string, string> { ["de"] = "Sagt hallo" },
        options = new[]
        {
            new
            {
                type = 3,
                name = "how",
                name_localizations = new Dictionary<string, string> { ["de"] = "wie" },
                description = "How",
                choices = new[] { new { name = "warmly", name_localizations = new Dictionary<string, string> { ["de"] = "herzlich" }, value = "w" } },
            },
        },
    };

    [Fact]
    public async Task A_person_sees_commands_in_their_language_and_the_bot_hears_which_it_is()
    {
        await using var talk = await Conversation.StartAsync();
        var command = await talk.RegisterAsync(Greet);
        Assert.Equal("en-US", (await talk.UseAsync(command)).Text("locale"));

        Assert.Equal("de", (await talk.Discord.Reader.PatchAsync("users/@me/settings", new { locale = "de" })).Ok().Text("locale"));

        Assert.Equal("de", (await talk.Reader.EventAsync("USER_SETTINGS_UPDATE")).Text("locale"));
        Assert.Equal("de", (await talk.UseAsync(command)).Text("locale"));
        var seen = await SeenAsync(talk, talk.Discord.Reader);
        Assert.Equal(("greet", "grüße", "Sagt hallo"), (seen.Text("name"), seen.Text("name_localized"), seen.Text("description_localized")));
        var option = seen["options"]![0]!;
        Assert.Equal(("how", "wie", "herzlich"), (option.Text("name"), option.Text("name_localized"), option["choices"]![0].Text("name_localized")));
        Assert.All([seen, option, option["choices"]![0]!], part => Assert.Null(part["name_localizations"]));
        Assert.Null((await SeenAsync(talk, talk.Discord.Guest))["name_localized"]);
    }

    [Theory]
    [InlineData("es-419", "saluda")]
    [InlineData("fr", null)]
    public async Task A_language_that_is_missing_is_replaced_only_by_its_next_of_kin(string locale, string? name)
    {
        await using var talk = await Conversation.StartAsync();
        await talk.RegisterAsync(Greet);
        (await talk.Discord.Reader.PatchAsync("users/@me/settings", new { locale })).Ok();

        Assert.Equal(name, (await SeenAsync(talk, talk.Discord.Reader))["name_localized"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_language_is_kept_and_told_at_the_next_login_and_must_be_one_that_Discord_has()
    {
        await using var discord = await Discord.StartAsync();
        (await discord.Reader.PatchAsync("users/@me/settings", new { locale = "ru" })).Ok();

        (await discord.Reader.PatchAsync("users/@me/settings", new { locale = "tlh" })).RefusedAt("locale", "BASE_TYPE_CHOICES");
        (await discord.Bot.PatchAsync("users/@me/settings", new { locale = "de" })).Refused(403, 20001);

        await using var reader = await GatewayClient.LogInAsync(discord, "local-reader");
        Assert.Equal("ru", reader.Ready["user_settings"].Text("locale"));
        Assert.Equal("ru", (await discord.Reader.GetAsync("users/@me")).Ok().Text("locale"));
        Assert.Equal("en-US", (await discord.Guest.GetAsync("users/@me/settings")).Ok().Text("locale"));
        Assert.Null((await discord.Guest.GetAsync($"users/{await Discord.UserAsync(discord.Reader)}")).Ok()["locale"]);
    }

    private static async Task<JsonNode> SeenAsync(Conversation talk, RestClient who) =>
        (await who.GetAsync($"channels/{talk.Channel}/application-command-index")).Ok()["application_commands"]!.AsArray().Single(command => command.Text("name") == "greet")!;
}
