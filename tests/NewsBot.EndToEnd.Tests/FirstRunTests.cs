using System.Text.Json.Nodes;
using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class FirstRunTests
{
    private const string GrowingTitle = "Line 9 Will Run All Night From Friday, and the Depot Cat Gets a Timetable";
    private const int GrowingAtFirst = 8;

    [Fact]
    public async Task Without_a_token_and_any_configuration_the_samples_are_posted_and_mirrored_on_a_Discord_of_its_own()
    {
        using var folder = new StartFolder();
        await using var program = folder.Start();

        var ready = await program.LineAsync();
        Assert.Equal($"NewsBot is ready: open {folder.Url}", ready);
        Assert.True(File.Exists(folder.File("data/newsbot.db")));

        var reader = new Person(folder.Url, "local-reader");
        var posts = await reader.EventuallyAsync(reader.NewsAsync, Pages.Samples);
        Assert.All(posts, post => Assert.NotEqual("", Assert.Single(post["embeds"]!.AsArray()).Text("description")));
        await reader.EventuallyAsync(() => MirroredThread.OfAsync(reader, posts[0].Text("id")), 1);

        await program.AskToEndAsync();
        var ending = await program.EndAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(new Ending(0, ready + "\n", ""), ending);
    }

    [Fact]
    public async Task Where_lines_are_for_programs_everything_that_it_prints_is_a_json_object_a_line()
    {
        using var folder = new StartFolder([.. BotProcess.Quick, ("Logging__Format", "Json"), ("Logging__LogLevel__Default", "Information")]);
        await using var program = folder.Start();

        var ready = JsonNode.Parse(await program.LineAsync())!;
        Assert.Equal($"NewsBot is ready: open {folder.Url}", ready.Text("Message"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", ready.Text("Timestamp"));

        await program.AskToEndAsync();
        var ending = await program.EndAsync();
        Assert.Single(ending.Ok().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All($"{ending.Output}{ending.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.NotEmpty(JsonNode.Parse(line)!.Text("Message")));
    }

    [Fact]
    public async Task A_sample_gains_a_mirrored_comment_while_one_watches()
    {
        await using var bot = await BotProcess.StartAsync(new StartFolder([.. BotProcess.Quick, ("Samples__Enabled", "true")]));

        var posts = await bot.Reader.EventuallyAsync(bot.Reader.NewsAsync, Pages.Samples);
        var growing = posts.Single(post => post["embeds"]![0].Text("title") == GrowingTitle).Text("id");
        var thread = await bot.Reader.EventuallyAsync(() => MirroredThread.OfAsync(bot.Reader, growing), GrowingAtFirst + 1);

        // What states no time was written when it was read first, and has none; what came later was written then.
        Assert.All(thread.Take(GrowingAtFirst), message => Assert.DoesNotContain("<t:", message.Text("content"), StringComparison.Ordinal));
        Assert.Contains("<t:", thread[GrowingAtFirst].Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_where_it_is_started_comes_before_what_lies_beside_the_program()
    {
        var folder = new StartFolder([.. BotProcess.Quick, ("Samples__Enabled", "true")]);
        folder.Write("appsettings.json", """{ "Database": { "Path": "kept/here.db" } }""");
        folder.Write("data/samples/courier.example/lighthouse.txt", Pages.Lighthouse);

        await using var bot = await BotProcess.StartAsync(folder);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);

        Assert.True(File.Exists(folder.File("kept/here.db")));
        Assert.False(File.Exists(folder.File("data/newsbot.db")));
        Assert.Equal("courier.example", Assert.Single(folder.Query("SELECT source FROM article", "kept/here.db")));
    }

    [Fact]
    public async Task After_an_orderly_end_the_database_is_one_file()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);

        await bot.StopAsync();

        Assert.Equal(["newsbot.db", "newsbot.db.lock"], Directory.GetFiles(bot.Folder.File("data"), "newsbot.*").Select(Path.GetFileName).Order());
    }
}
