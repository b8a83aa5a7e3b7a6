using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

/// <summary>A command is answered after what its user said before it has been taken in, so using one is all the waiting there is.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task A_reply_on_Discord_is_found_under_the_comment_it_answers()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var channel = thread[2].Text("channel_id");

        await bot.Reader.SayAsync(channel, "Which of the 214 creaks?", replyTo: thread[2].Text("id"));
        var answer = await bot.Reader.UseAsync(channel, "history me");

        Assert.Contains("Which of the 214 creaks?", answer.Text("content"), StringComparison.Ordinal);
        var line = Assert.Single(JsonReading.Lines((await bot.RunAsync("history", "reader", "--json")).Ok()));
        Assert.Equal(("Which of the 214 creaks?", "Discord", "reader"), (line.Text("text"), line.Text("origin"), line.Text("author")));
        Assert.Equal(("mia_k", Pages.LighthouseComments[2].Text), (line["inReplyTo"].Text("author"), line["inReplyTo"].Text("text")));
        Assert.Equal(Pages.LighthouseTitle, line["article"].Text("title"));

        var text = (await bot.RunAsync("history", "reader")).Ok();
        Assert.Contains("in reply to mia_k: The very one. We carried it up on Sunday, all 214 steps.\n  Which of the 214 creaks?\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_to_a_reply_on_Discord_and_a_remark_to_nobody_find_their_places()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var channel = thread[0].Text("channel_id");

        var question = await bot.Reader.SayAsync(channel, "Is it in tune?", replyTo: thread[0].Text("id"));
        await bot.Admin.SayAsync(channel, "It never was.", replyTo: question);
        await bot.Admin.SayAsync(channel, "Lovely page.");
        await bot.Admin.UseAsync(channel, "history me");

        var lines = JsonReading.Lines((await bot.RunAsync("history", "admin", "--json")).Ok());
        Assert.Equal(["Lovely page.", "It never was."], lines.Select(line => line.Text("text")));
        Assert.Null(lines[0]["inReplyTo"]);
        Assert.Equal(("reader", "Is it in tune?"), (lines[1]["inReplyTo"].Text("author"), lines[1]["inReplyTo"].Text("text")));
    }

    [Fact]
    public async Task What_somebody_changes_or_takes_back_on_Discord_is_changed_or_gone_here()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var channel = (await bot.ThreadAsync(Pages.LighthouseComments.Count))[0].Text("channel_id");
        var (first, second) = (await bot.Reader.SayAsync(channel, "Too many steps."), await bot.Reader.SayAsync(channel, "I was not here."));

        await bot.Reader.EditAsync(channel, first, "Exactly enough steps.");
        await bot.Reader.DeleteAsync(channel, second);
        await bot.Reader.UseAsync(channel, "history me");

        var line = Assert.Single(JsonReading.Lines((await bot.RunAsync("history", "reader", "--json")).Ok()));
        Assert.Equal("Exactly enough steps.", line.Text("text"));
    }

    [Fact]
    public async Task What_is_said_outside_the_threads_is_not_kept()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var general = await bot.Reader.ChannelAsync("general");

        await bot.Reader.SayAsync(general, "Hello?");
        var answer = await bot.Reader.UseAsync(general, "history me");

        Assert.Contains("You have not written", answer.Text("content"), StringComparison.Ordinal);
        Assert.Contains("reader", (await bot.RunAsync("history", "reader")).Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commenter_of_a_site_has_a_history_too()
    {
        using var folder = new StartFolder();
        (await folder.FeedAsync(Pages.Lighthouse, "import", "-")).Ok();

        var lines = JsonReading.Lines((await folder.RunAsync("history", "Ben Inlet", "--json")).Ok());

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal("Site", line.Text("origin")));
        Assert.Contains(lines, line => line["inReplyTo"] is null);
        Assert.Contains(lines, line => line["inReplyTo"]?.Text("author") == "Зоя");
    }
}
