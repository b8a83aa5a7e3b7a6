using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class ActingTests(Browser browser)
{
    [Fact]
    public async Task A_reader_answers_a_comment_on_the_page_and_is_found_in_the_history()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot);
        await page.BecomeAsync("reader");
        await page.OpenThreadAsync(Pages.LighthouseTitle);

        var comment = OpenPage.Messages(page.Thread).Nth(2);
        await comment.HoverAsync();
        await comment.Locator("[data-action=reply]").ClickAsync();
        await Expect(page.Thread.GetByTestId("replying-to")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("Which of the 214 creaks?");
        await page.Keyboard.PressAsync("Enter");

        var mine = OpenPage.Messages(page.Thread).Nth(Pages.LighthouseComments.Count);
        await Expect(mine).ToContainTextAsync("Which of the 214 creaks?");
        await Expect(mine.GetByTestId("reply-line")).ToHaveAttributeAsync("data-reference-id", thread[2].Text("id"));

        await UseAsync(page, page.Thread, "/history me");
        var answer = OpenPage.Answers(page.Thread).Last;
        await Expect(answer).ToContainTextAsync("Which of the 214 creaks?");
        await Expect(answer.GetByTestId("ephemeral-note")).ToBeVisibleAsync();
        var line = Assert.Single(JsonReading.Lines((await bot.RunAsync("history", "reader", "--json")).Ok()));
        Assert.Equal(("Which of the 214 creaks?", "mia_k"), (line.Text("text"), line["inReplyTo"].Text("author")));
        page.IsQuiet();
    }

    [Fact]
    public async Task A_reader_takes_what_is_kept_of_them_home_as_a_file_and_has_it_erased()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await bot.Reader.SayAsync(thread[0].Text("channel_id"), "My own words about the piano");
        await using var page = await browser.OpenAsync(bot);
        await page.BecomeAsync("reader");

        await UseAsync(page, page.Channel, "/history export");
        var export = OpenPage.Answers(page.Channel).Last;
        await Expect(export).ToContainTextAsync("Here is everything that I keep of you, from every server: 1 reply.");
        await Expect(export.GetByTestId("ephemeral-note")).ToBeVisibleAsync();
        Assert.Contains("My own words about the piano", await page.DownloadAsync(export.Locator("a[href*=newsbot-history]")), StringComparison.Ordinal);

        await UseAsync(page, page.Channel, "/history forget");
        var question = OpenPage.Answers(page.Channel).Last;
        await question.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await Expect(question).ToContainTextAsync("Erased: 1 reply under 1 article");

        await page.Channel.GetByTestId("composer").ClickAsync();
        await UseAsync(page, page.Channel, "/history me");
        await Expect(OpenPage.Answers(page.Channel).Last).ToContainTextAsync("You have not written");
        Assert.DoesNotContain("reader", (await bot.RunAsync("history", "reader", "--json")).Output, StringComparison.Ordinal);
        page.IsQuiet();
    }

    [Fact]
    public async Task The_latest_article_is_asked_for_with_the_keyboard_alone()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot);

        await TypeAsync(page, page.Channel, "/article l");
        await Expect(OpenPage.Suggestion(page.Channel)).ToHaveAttributeAsync("data-value", "/article latest");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Channel.GetByTestId("command-form")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");

        var answer = OpenPage.Answers(page.Channel);
        await Expect(answer.GetByTestId("embed")).ToContainTextAsync(Pages.LighthouseTitle);
        await Expect(answer.GetByTestId("ephemeral-note")).ToHaveCountAsync(0);
        await Expect(page.Channel.GetByTestId("composer")).ToBeFocusedAsync();
        page.IsQuiet();
    }

    [Fact]
    public async Task An_article_is_completed_while_its_title_is_typed()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ImportAsync(Pages.Flat("Harbour Seals Vote on a New Pier", []));
        await using var page = await browser.OpenAsync(bot);

        await TypeAsync(page, page.Channel, "/article show");
        await Expect(OpenPage.Suggestion(page.Channel)).ToHaveAttributeAsync("data-value", "/article show");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Channel.Locator("[data-option=article]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("lightho");
        await Expect(page.Channel.GetByTestId("completions").Locator("[role=option]")).ToHaveCountAsync(1);
        await Expect(OpenPage.Suggestion(page.Channel)).ToContainTextAsync(Pages.LighthouseTitle);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Channel.Locator("[data-option=article]")).ToHaveValueAsync(Pages.LighthouseTitle);
        await page.Keyboard.PressAsync("Enter");

        await Expect(OpenPage.Answers(page.Channel).GetByTestId("embed")).ToContainTextAsync(Pages.LighthouseTitle);
        page.IsQuiet();
    }

    [Fact]
    public async Task An_administrator_ends_what_a_channel_follows_and_a_reader_is_not_offered_to()
    {
        await using var bot = await BotProcess.StartAsync();
        await using var page = await browser.OpenAsync(bot);

        await UseAsync(page, page.Channel, "/channel unfollow");
        await Expect(OpenPage.Answers(page.Channel)).ToContainTextAsync("no longer follows every source");

        await page.BecomeAsync("reader");
        await TypeAsync(page, page.Channel, "/channel");
        await Expect(page.Channel.GetByTestId("completions")).ToContainTextAsync("Nothing fits.");

        // What another channel is sent, this one would have been sent too.
        var general = await bot.Admin.ChannelAsync("general");
        await bot.Admin.UseAsync(general, "channel follow", ("source", "*"));
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.Reader.EventuallyAsync(() => bot.Reader.MessagesAsync(general), 1);
        Assert.Empty(await bot.Reader.NewsAsync());
        page.IsQuiet();
    }

    /// <summary>Uses a command that needs nothing filled in.</summary>
    private static async Task UseAsync(OpenPage page, ILocator panel, string command)
    {
        await TypeAsync(page, panel, command);
        await Expect(OpenPage.Suggestion(panel)).ToHaveAttributeAsync("data-value", command);
        await page.Keyboard.PressAsync("Enter");
        await Expect(panel.GetByTestId("command-form")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types a command as one does who looks what there is.</summary>
    private static async Task TypeAsync(OpenPage page, ILocator panel, string command)
    {
        await Expect(panel.GetByTestId("composer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("/");
        await Expect(OpenPage.Suggestion(panel)).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(command[1..]);
    }
}
