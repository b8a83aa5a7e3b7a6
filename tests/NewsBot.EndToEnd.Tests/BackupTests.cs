using NewsBot.EndToEnd.Tests.Support;

namespace NewsBot.EndToEnd.Tests;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_that_is_put_back_neither_loses_nor_repeats_what_was_posted_since()
    {
        var comments = Pages.LighthouseComments;
        await using var discord = await DiscordProcess.StartAsync();
        await using var bot = await BotProcess.StartAsync(discord);
        await bot.Admin.UseAsync(await bot.Admin.ChannelAsync("news"), "channel follow", ("source", "*"), ("mirror", "All"));
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. comments.Take(2)]));
        await bot.ThreadAsync(2);
        (await bot.RunAsync("backup", "copy.db")).Ok();
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, comments));
        var before = await bot.ThreadAsync(comments.Count);

        await bot.StopAsync();
        Assert.Contains("kept as", (await bot.RunAsync("restore", "copy.db")).Ok(), StringComparison.Ordinal);
        await bot.StartAgainAsync();
        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. comments, new("Last", "That was all.")]));
        var after = await bot.ThreadAsync(comments.Count + 1);

        Assert.Equal(before.Select(message => message.Text("id")), after.SkipLast(1).Select(message => message.Text("id")));
    }

    [Fact]
    public async Task What_cannot_be_copied_or_put_back_is_one_line()
    {
        await using var bot = await BotProcess.StartAsync();
        (await bot.RunAsync("backup", "copy.db")).Ok();

        Assert.Contains("already", (await bot.RunAsync("backup", "copy.db")).Complaint(), StringComparison.Ordinal);
        Assert.StartsWith("Another newsbot writes", (await bot.RunAsync("restore", "copy.db")).Complaint(), StringComparison.Ordinal);

        await bot.StopAsync();
        Assert.Contains("no file", (await bot.RunAsync("restore", "nowhere.db")).Complaint(), StringComparison.Ordinal);
    }
}
