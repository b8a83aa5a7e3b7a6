using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class ReplyFormTests(Browser browser)
{
    [Fact]
    public async Task Where_the_bot_may_not_read_messages_a_reader_answers_with_the_button_under_a_comment()
    {
        await using var discord = await DiscordProcess.StartAsync("--refuse-privileged-intents");
        await using var bot = await BotProcess.StartAsync(discord);
        await bot.Admin.UseAsync(await bot.Admin.ChannelAsync("news"), "channel follow", ("source", "*"), ("mirror", "All"));
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot);
        await page.BecomeAsync("reader");
        await page.OpenThreadAsync(Pages.LighthouseTitle);

        await OpenPage.Messages(page.Thread).Nth(2).Locator("[data-custom-id]").ClickAsync();
        await Expect(page.Form).ToContainTextAsync("Reply to mia_k");
        await page.Form.GetByLabel("Your reply").FillAsync("Which of the 214 creaks?");
        await page.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

        var mine = OpenPage.Messages(page.Thread).Filter(new() { HasText = "Which of the 214 creaks?" });
        await Expect(mine.GetByTestId("content")).ToContainTextAsync("reader");
        await Expect(mine.GetByTestId("reply-line")).ToHaveAttributeAsync("data-reference-id", thread[2].Text("id"));
        await Expect(page.Thread.Locator("[data-ephemeral]")).ToContainTextAsync("Posted: your reply appears in the article's thread.");
        await Expect(page.Form).ToBeHiddenAsync();
        var line = Assert.Single(JsonReading.Lines((await bot.RunAsync("history", "reader", "--json")).Ok()));
        Assert.Equal(("Which of the 214 creaks?", "mia_k"), (line.Text("text"), line["inReplyTo"].Text("author")));
        page.IsQuiet();
    }
}
