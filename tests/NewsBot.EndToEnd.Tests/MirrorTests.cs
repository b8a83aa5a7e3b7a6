using System.Text.Json.Nodes;
using NewsBot.EndToEnd.Tests.Support;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests;

public sealed class MirrorTests
{
    private static string FirstPage => Path.Combine(EvaluationFactAttribute.Folder, "pages", "something-very-serious.txt");

    [EvaluationFact]
    public async Task The_page_that_the_project_began_from_is_read_as_it_says()
    {
        using var folder = new StartFolder();

        var page = Assert.Single(JsonReading.Lines((await folder.RunAsync("read", "--json", FirstPage)).Ok()));

        var places = page["comments"]!.AsArray().Select((comment, i) => (Id: comment.Text("id"), i)).ToDictionary(pair => pair.Id, pair => pair.i);
        Assert.Equal(await ExpectedAsync(), page["comments"]!.AsArray().Select(comment =>
            new Said(comment.Text("author"), comment.Text("text"), comment.TextOrNull("inReplyTo") is { } parent ? places[parent] : null)));
    }

    [EvaluationFact]
    public async Task The_page_that_the_project_began_from_becomes_a_post_with_its_discussion()
    {
        await using var bot = await BotProcess.StartAsync();

        (await bot.RunAsync("import", FirstPage)).Ok();

        var expected = await ExpectedAsync();
        Assert.Equal((19, 7), (expected.Count, expected.Count(comment => comment.InReplyTo is not null)));
        await AssertMirroredAsync(bot, expected);
    }

    [Fact]
    public async Task A_page_handed_to_a_running_bot_becomes_one_post_one_thread_and_a_message_a_comment()
    {
        await using var bot = await BotProcess.StartAsync();

        await bot.ImportAsync(Pages.Lighthouse);

        await AssertMirroredAsync(bot, Pages.LighthouseComments);
        var post = Assert.Single(await bot.Reader.NewsAsync());
        var embed = Assert.Single(post["embeds"]!.AsArray());
        Assert.Equal(Pages.LighthouseTitle, embed.Text("title"));
        Assert.Equal(["Comments", "Tags", "Related", "Picture", "Discussion"], embed!["fields"]!.AsArray().Select(field => field.Text("name")));
        Assert.Null(embed["url"]);
        Assert.Null(embed["timestamp"]);
        Assert.Equal(["Full text", "Ask", "Refresh"], post["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(button => button.Text("label")));
    }

    [Fact]
    public async Task Nothing_a_commenter_writes_mentions_or_notifies_anybody()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);

        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);

        Assert.All(thread, message =>
        {
            const int suppressNotifications = 1 << 12;
            Assert.Empty(message["mentions"]!.AsArray());
            Assert.False(message["mention_everyone"]!.GetValue<bool>());
            Assert.Equal(suppressNotifications, message.Number("flags") & suppressNotifications);
        });
        Assert.Contains(@"\*\*Free\*\*", thread[1].Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_over_a_page_again_changes_nothing_and_a_later_copy_adds_what_is_new()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var before = await bot.ThreadAsync(Pages.LighthouseComments.Count);

        var again = (await bot.Folder.FeedAsync(Pages.Lighthouse, "import", "-")).Ok();
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. Pages.LighthouseComments, new("Carl", "When is the concert?", 6)]));
        var after = await bot.ThreadAsync(Pages.LighthouseComments.Count + 1);

        Assert.Contains("0 new, 0 changed", again, StringComparison.Ordinal);
        Assert.Equal(before.Select(message => message.ToJsonString()), after.SkipLast(1).Select(message => message.ToJsonString()));
        Assert.Equal(before[^1].Text("id"), after[^1]["message_reference"].Text("message_id"));
        Assert.Single(await bot.Reader.NewsAsync());
    }

    private static async Task AssertMirroredAsync(BotProcess bot, IReadOnlyList<Said> expected)
    {
        var thread = await bot.ThreadAsync(expected.Count);
        var post = Assert.Single(await bot.Reader.NewsAsync());
        var threads = await bot.Reader.GetAsync($"guilds/{await bot.Reader.GuildAsync()}/threads/active");

        Assert.Equal(post.Text("id"), Assert.Single(threads["threads"]!.AsArray()).Text("id"));
        Assert.Equal(expected, MirroredThread.Read(thread));
    }

    private static async Task<List<Said>> ExpectedAsync()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(FirstPage, ".expected.json")))!["comments"]!.AsArray();
        return [.. expected.Select(comment => new Said(comment.Text("author"), comment.Text("text"), comment!["inReplyTo"]?.GetValue<int>() - 1))];
    }
}
