using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class TreeTests(Browser browser)
{
    [Fact]
    public async Task A_thread_is_drawn_as_the_tree_that_its_comments_are_and_leads_to_them()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot);
        await page.OpenThreadAsync(Pages.LighthouseTitle);
        await Expect(OpenPage.Messages(page.Thread)).ToHaveCountAsync(Pages.LighthouseComments.Count);

        await page.Thread.GetByTestId("tree-button").ClickAsync();

        var nodes = page.Thread.GetByTestId("tree").Locator("[data-node]");
        await Expect(nodes).ToHaveCountAsync(Pages.LighthouseComments.Count);
        foreach (var (place, said) in Pages.LighthouseComments.Index().Where(comment => comment.Item.InReplyTo is not null))
            await Expect(page.Thread.Locator($"[data-node='{thread[place].Text("id")}']")).ToHaveAttributeAsync("data-parent", thread[said.InReplyTo!.Value].Text("id"));
        await Expect(page.Thread.GetByTestId("tree").Locator("path")).ToHaveCountAsync(Pages.LighthouseComments.Count(comment => comment.InReplyTo is not null));
        await Expect(page.Thread.GetByTestId("tree").Locator("img, a")).ToHaveCountAsync(0);

        await bot.Reader.SayAsync(thread[0].Text("channel_id"), "And who tunes it?", thread[2].Text("id"));
        await Expect(nodes).ToHaveCountAsync(Pages.LighthouseComments.Count + 1);
        await nodes.Filter(new() { HasText = "And who tunes it?" }).ClickAsync();
        await Expect(page.Thread.GetByTestId("tree")).ToHaveCountAsync(0);
        await Expect(OpenPage.Messages(page.Thread).Last).ToContainTextAsync("And who tunes it?");
        page.IsQuiet();
    }

    [Fact]
    public async Task A_post_tells_of_its_discussion_and_a_mention_in_its_thread_is_answered_before_one_s_eyes()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var me = (await bot.Reader.NewsAsync())[0]["author"]!.Text("id");
        await using var page = await browser.OpenAsync(bot);
        await Expect(page.Channel.GetByTestId("embed")).ToContainTextAsync("7 comments by 4 people");
        await Expect(page.Channel.GetByTestId("embed")).ToContainTextAsync("Longest exchange: 3 comments by Ann and mia_k");

        await page.OpenThreadAsync(Pages.LighthouseTitle);
        await Expect(page.Thread.GetByTestId("composer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync($"<@{me}> How many steps did they carry it up?");
        await page.Keyboard.PressAsync("Enter");

        var answer = OpenPage.Messages(page.Thread).Nth(Pages.LighthouseComments.Count + 1);
        await Expect(answer).ToContainTextAsync("We carried it up on Sunday, all 214 steps.");
        await Expect(answer.GetByTestId("reply-line")).ToContainTextAsync("How many steps did they carry it up?");
        await Expect(answer.GetByRole(AriaRole.Link, new() { Name = "mia_k" })).ToBeVisibleAsync();
        await Expect(OpenPage.Messages(page.Thread)).ToHaveCountAsync(Pages.LighthouseComments.Count + 2);
        page.IsQuiet();
    }
}
