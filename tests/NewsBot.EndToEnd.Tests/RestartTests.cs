using System.Text.Json.Nodes;
using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_bot_that_was_killed_and_started_again_changes_nothing_and_goes_on()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var before = await EverythingAsync(bot);

        await bot.KillAsync();
        await bot.StartAgainAsync();
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. Pages.LighthouseComments, new("Carl", "When is the concert?")]));
        await bot.ThreadAsync(Pages.LighthouseComments.Count + 1);

        Assert.Equal(before, (await EverythingAsync(bot)).SkipLast(1));
    }

    [Fact]
    public async Task A_bot_that_is_killed_again_and_again_while_it_mirrors_posts_each_comment_once()
    {
        var comments = Pages.Many(90);
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, comments));

        foreach (var posted in new[] { 1, 25, 60 })
        {
            await bot.ThreadAsync(posted);
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        Assert.Equal(comments, MirroredThread.Read(await SettledAsync(bot, comments)));
    }

    [Fact]
    public async Task A_bot_that_is_killed_while_its_Discord_goes_on_posts_each_comment_once()
    {
        var comments = Pages.Many(9);
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        await bot.Admin.UseAsync(await bot.Admin.ChannelAsync("news"), "channel follow", ("source", "*"), ("mirror", "All"));
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, comments));

        foreach (var posted in new[] { 1, 4 })
        {
            await bot.ThreadAsync(posted);
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        Assert.Equal(comments, MirroredThread.Read(await SettledAsync(bot, comments)));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_people_said_while_the_bot_was_away_is_taken_in_when_it_is_back()
    {
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        await bot.Admin.UseAsync(await bot.Admin.ChannelAsync("news"), "channel follow", ("source", "*"), ("mirror", "All"));
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. Pages.LighthouseComments.Take(3)]));
        var thread = await bot.ThreadAsync(3);
        var channel = thread[2].Text("channel_id");

        await bot.StopAsync();
        await bot.Reader.SayAsync(channel, "Nobody home?", replyTo: thread[2].Text("id"));
        await bot.StartAgainAsync();
        while (!(await bot.Reader.UseAsync(channel, "history me")).Text("content").Contains("Nobody home?", StringComparison.Ordinal))
        {
            // Threads are read while commands are answered.
        }

        var line = Assert.Single(JsonReading.Lines((await bot.RunAsync("history", "reader", "--json")).Ok()));
        Assert.Equal(("Nobody home?", "mia_k"), (line.Text("text"), line["inReplyTo"].Text("author")));
    }

    /// <summary>The thread as it stands when a comment that came after all these has arrived: nothing of them is still on its way.</summary>
    private static async Task<IReadOnlyList<JsonNode>> SettledAsync(BotProcess bot, IReadOnlyList<Said> comments)
    {
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. comments, new("Last", "That was all.")]));
        var thread = await bot.ThreadAsync(comments.Count + 1);
        Assert.Contains("That was all", thread[^1].Text("content"), StringComparison.Ordinal);
        return [.. thread.SkipLast(1)];
    }

    private static async Task<List<string>> EverythingAsync(BotProcess bot)
    {
        var posts = await bot.Reader.NewsAsync();
        var thread = await bot.Reader.MessagesAsync(Assert.Single(posts).Text("id"));
        return [.. posts.Select(Lasting), .. thread.Select(Lasting)];
    }

    // The thread beside its post counts its messages.
    private static string Lasting(JsonNode message)
    {
        var kept = message.DeepClone().AsObject();
        kept.Remove("thread");
        return kept.ToJsonString();
    }
}
