using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class RefusedStartTests
{
    [Theory]
    [InlineData("Sources__PollInterval", "often", "Sources:PollInterval")]
    [InlineData("Sources__PollInterval", "00:00:00", "PollInterval")]
    [InlineData("Discord__RequestsPerSecond", "0", "RequestsPerSecond")]
    [InlineData("Discord__ApiUrl", "discord", "Discord:ApiUrl")]
    [InlineData("LocalDiscord__Url", "http://news.example:5080", "news.example")]
    [InlineData("Samples__Enabled", "perhaps", "Samples:Enabled")]
    [InlineData("Database__Pth", "newsbot.db", "Database:Pth")]
    [InlineData("Nonsense__Key", "1", "Nonsense")]
    [InlineData("Sources__File", "nowhere.json", "nowhere.json")]
    [InlineData("Comments__RulesFile", "nowhere.json", "nowhere.json")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string name, string value, string named)
    {
        using var folder = new StartFolder((name, value));

        Assert.Contains(named, (await folder.RunAsync()).Complaint(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Databse": { "Path": "newsbot.db" } }""", "Databse")]
    [InlineData("""{ "Database": { "Path": """, "appsettings.json")]
    public async Task A_wrong_settings_file_stops_the_start_with_one_line(string json, string named)
    {
        using var folder = new StartFolder();
        folder.Write("appsettings.json", json);

        Assert.Contains(named, (await folder.RunAsync()).Complaint(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Json")]
    [InlineData("json")]
    public async Task Where_lines_are_for_programs_why_the_start_is_refused_is_a_json_object_too(string format)
    {
        using var folder = new StartFolder(("Logging__Format", format), ("Sources__PollInterval", "often"));

        var line = JsonNode.Parse((await folder.RunAsync()).Complaint())!;

        Assert.Equal(("Critical", "NewsBot"), (line.Text("LogLevel"), line.Text("Category")));
        Assert.Contains("Sources:PollInterval", line.Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_settings_file_cannot_be_read_the_surroundings_say_how_lines_look()
    {
        using var folder = new StartFolder(("Logging__Format", "Json"));
        folder.Write("appsettings.json", "{");

        Assert.Contains("appsettings.json", JsonNode.Parse((await folder.RunAsync()).Complaint())!.Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_with_one_line_that_names_it()
    {
        using var folder = new StartFolder();
        using var taken = new TcpListener(IPAddress.Loopback, new Uri(folder.Url).Port);
        taken.Start();

        Assert.Contains(folder.Url.TrimEnd('/'), (await folder.RunAsync()).Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F23_A_second_bot_on_one_database_is_turned_away_and_the_first_goes_on()
    {
        await using var bot = await BotProcess.StartAsync();
        using var second = new StartFolder(("Database__Path", bot.Folder.File("data/newsbot.db")));

        Assert.StartsWith("Another newsbot writes", (await second.RunAsync("run")).Complaint(), StringComparison.Ordinal);

        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("history", "Ann")]
    [InlineData("import", "page.txt")]
    public async Task A_database_of_a_newer_version_is_left_alone(params string[] command)
    {
        using var folder = new StartFolder();
        var page = folder.Write("page.txt", Pages.Lighthouse);
        (await folder.RunAsync("import", page)).Ok();
        folder.Query("INSERT INTO migration (number, applied_at) VALUES (999, 0)");

        Assert.Contains("newer version", (await folder.RunAsync(command)).Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        using var folder = new StartFolder();
        var file = folder.Write("data/newsbot.db", string.Concat(Enumerable.Repeat("This was never a database. ", 100)));
        var before = await File.ReadAllTextAsync(file);

        Assert.Contains("newsbot.db", (await folder.RunAsync()).Complaint(), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }
}
