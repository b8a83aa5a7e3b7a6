using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class ReadingTests(Browser browser)
{
    [Fact]
    public async Task The_samples_are_posts_with_what_their_articles_say()
    {
        await using var bot = await BotProcess.StartAsync(new StartFolder([.. BotProcess.Quick, ("Samples__Enabled", "true")]));
        await using var page = await browser.OpenAsync(bot);

        await Expect(page.Channel.GetByTestId("panel-title")).ToContainTextAsync("news");
        await Expect(OpenPage.Messages(page.Channel)).ToHaveCountAsync(Pages.Samples);

        var post = OpenPage.Messages(page.Channel).Filter(new() { HasText = "Line 9 Will Run All Night" });
        var embed = post.GetByTestId("embed");
        await Expect(embed.GetByRole(AriaRole.Link, new() { Name = "Line 9 Will Run All Night" })).ToHaveAttributeAsync("href", "https://tram-tribune.example/night-tram-line-9");
        await Expect(embed).ToContainTextAsync("every thirty minutes between one and five in the morning");
        foreach (var field in new[] { "By", "Comments", "Tags", "Related", "Picture" })
            await Expect(embed.GetByText(field, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(post.GetByRole(AriaRole.Link, new() { Name = "Source" })).ToHaveAttributeAsync("href", "https://tram-tribune.example/night-tram-line-9");
        page.IsQuiet();
    }

    [Fact]
    public async Task How_long_ago_something_was_is_told_in_the_language_of_whoever_reads()
    {
        await using var bot = await BotProcess.StartAsync();
        await using var page = await browser.OpenAsync(bot);
        await page.Channel.GetByTestId("composer").FillAsync($"It was <t:{DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds()}:R>, on <t:1893456000:D>.");
        await page.Keyboard.PressAsync("Enter");
        var message = OpenPage.Messages(page.Channel).Last;

        await Expect(message).ToContainTextAsync("It was 3 hours ago, on January 1, 2030.");
        foreach (var (locale, said) in new[] { ("de", "It was vor 3 Stunden, on 1. Januar 2030."), ("fr", "It was il y a 3 heures, on 1 janvier 2030."), ("es-ES", "It was hace 3 horas, on 1 de enero de 2030."), ("ru", "It was 3 часа назад, on 1 января 2030 г.") })
        {
            await page.SpeakAsync(locale);
            await Expect(message).ToContainTextAsync(said);
        }

        page.IsQuiet();
    }

    [Fact]
    public async Task A_discussion_opens_beside_its_post_and_grows_while_one_watches()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        var thread = await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot);

        await page.OpenThreadAsync(Pages.LighthouseTitle);
        var messages = OpenPage.Messages(page.Thread);
        await Expect(messages).ToHaveCountAsync(Pages.LighthouseComments.Count);
        await Expect(page.Channel.GetByTestId("embed")).ToBeVisibleAsync();
        await Expect(messages.Nth(2).GetByTestId("reply-line")).ToHaveAttributeAsync("data-reference-id", thread[0].Text("id"));
        await Expect(messages.Nth(2).GetByTestId("reply-line")).ToContainTextAsync("I heard it from the ferry.");
        await Expect(messages.Nth(0).GetByTestId("reply-line")).ToHaveCountAsync(0);

        await bot.ImportAsync(Pages.Flat(Pages.LighthouseTitle, [.. Pages.LighthouseComments, new("Carl", "When is the concert?", 6)]));
        await Expect(messages).ToHaveCountAsync(Pages.LighthouseComments.Count + 1);
        await Expect(messages.Last).ToContainTextAsync("When is the concert?");
        await Expect(messages.Last.GetByTestId("reply-line")).ToHaveAttributeAsync("data-reference-id", thread[6].Text("id"));
        page.IsQuiet();
    }

    [Fact]
    public async Task What_a_commenter_wrote_is_shown_letter_by_letter_and_does_nothing()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await using var page = await browser.OpenAsync(bot);

        await page.OpenThreadAsync(Pages.LighthouseTitle);
        var hostile = OpenPage.Messages(page.Thread).Nth(1).GetByTestId("content");

        await Expect(hostile).ToHaveTextAsync($"Ben Inlet{Pages.LighthouseComments[1].Text}");
        await Expect(hostile.Locator("strong")).ToHaveTextAsync("Ben Inlet");
        await Expect(hostile.Locator("a")).ToHaveTextAsync("https://prizes.example"); // an address may be followed, but shows where it leads
        await Expect(hostile.Locator("img, .mention")).ToHaveCountAsync(0);
        page.IsQuiet();
    }
}
