using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

/// <summary>The real program, killed: the short form of the benchmark, and the faults that it is made of one by one.</summary>
public sealed class CrashTests
{
    [Fact]
    public Task Twenty_kills_lose_double_and_disorder_nothing() => KillAsync("--kills", "20");

    [Fact]
    public Task Twenty_kills_while_both_sides_change_things_leave_both_sides_equal() => KillAsync("--kills", "20", "--edits");

    [Fact]
    public Task F1_Killed_before_a_claim_is_committed() => KillAtAsync("ClaimAsync commits");

    [Fact]
    public Task F2_Killed_after_a_claim() => KillAtAsync("ClaimAsync committed");

    [Fact]
    public Task F3_Killed_before_sending() => KillAtAsync("SendAsync begins");

    [Fact]
    public Task F4_Killed_while_sending() => KillAtAsync("SendAsync under way");

    [Fact]
    public Task F5_Killed_between_the_answer_and_its_commit() => KillAtAsync("AcknowledgeAsync commits");

    [Fact]
    public Task F6_Killed_after_the_commit() => KillAtAsync("AcknowledgeAsync committed");

    [Fact]
    public Task F7_Killed_while_a_page_is_being_stored() => KillAtAsync("Ingest commits");

    [Fact]
    public Task F8_Killed_when_a_page_is_stored_and_nothing_of_it_said() => KillAtAsync("Ingest committed");

    [Fact]
    public Task F9_Killed_while_looking_for_what_was_sent() => KillAtAsync("OwnMessagesSinceAsync answered");

    [Fact]
    public Task F10_Down_for_longer_than_nonces_are_remembered() => KillAsync("--kills", "3", "--at-once", "1");

    [Fact]
    public Task F21_Stopped_for_longer_than_nonces_are_remembered_and_going_on() => KillAsync("--kills", "1", "--stop");

    [Theory]
    [InlineData("DeleteThreadAsync begins")]
    [InlineData("DeleteThreadAsync answered")]
    [InlineData("ThreadRemovedAsync commits")]
    public async Task Killed_while_an_article_is_taken_down_it_takes_the_thread_down_afterwards_and_keeps_what_people_said(string point)
    {
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord, point);
        var news = await bot.Admin.ChannelAsync("news");
        await bot.Admin.UseAsync(news, "channel follow", ("source", "*"), ("mirror", "All"));
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. Pages.LighthouseComments.Take(3)]));
        var thread = await bot.ThreadAsync(3);
        await bot.Reader.SayAsync(thread[0].Text("channel_id"), "Long may it shine");
        while (!(await bot.Reader.UseAsync(news, "history me")).Text("content").Contains("Long may it shine", StringComparison.Ordinal))
        {
            // It is taken in while commands are answered.
        }

        await bot.Admin.PressAsync(news, await bot.Admin.UseAsync(news, "article takedown", ("article", Pages.LighthouseTitle)), "Take down");
        await bot.KillWhereItStandsAsync();
        await bot.StartAgainAsync();

        var guild = await bot.Admin.GuildAsync();
        await bot.Admin.EventuallyAsync(async () => (await bot.Admin.GetAsync($"guilds/{guild}/threads/active"))["threads"]!.AsArray().Count, threads => threads == 0);
        while (bot.Folder.Query("SELECT kind FROM delivery WHERE state <> 'Gone'").Count > 0)
            await bot.Admin.UseAsync(news, "newsbot queue"); // it is written down while commands are answered
        Assert.Empty(await bot.Admin.NewsAsync());
        Assert.Contains("Long may it shine", (await bot.RunAsync("history", "reader", "--json")).Ok(), StringComparison.Ordinal);
    }

    private static async Task KillAtAsync(string point) =>
        Assert.Contains($"Named points: {point} 1", await KillAsync("--kills", "1", "--point", point), StringComparison.Ordinal);

    // It ends with 0 where all is there once, in order and under its parent.
    private static async Task<string> KillAsync(params IEnumerable<string> arguments)
    {
        using var folder = new StartFolder();
        await using var benchmark = RunningProgram.Start("NewsBot.Benchmarks.dll", folder.Path, new Dictionary<string, string>(), ["crash", "--control-kills", "0", .. arguments]);
        return (await benchmark.EndAsync(TimeSpan.FromMinutes(10))).Ok();
    }
}
