using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class LayoutTests(Browser browser)
{
    private static readonly int[] Widths = [390, 768, 1280, 1920];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_is_readable_and_fits_at_every_width_in_dark_and_in_light(ColorScheme colors)
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot, width: Widths[^1], colors);
        await Expect(page.Channel.GetByTestId("embed")).ToBeVisibleAsync();
        await AtEveryWidthAsync(page, $"channel-{colors}");

        foreach (var width in new[] { Widths[0], Widths[2] })
        {
            await page.ResizeAsync(width);
            await OpenAllAsync(page);
        }

        await page.OpenThreadAsync(Pages.LighthouseTitle);
        await Expect(OpenPage.Messages(page.Thread)).ToHaveCountAsync(Pages.LighthouseComments.Count);
        await AtEveryWidthAsync(page, $"thread-{colors}");
        await page.Thread.GetByTestId("tree-button").ClickAsync();
        await page.IsLegibleAsync();
        page.IsQuiet();
    }

    [Fact]
    public async Task On_a_telephone_one_goes_from_the_channels_to_a_channel_to_a_thread_and_back()
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot, width: 390);

        await Expect(page.Channels).ToBeHiddenAsync();
        await page.Channel.GetByTestId("show-channels").ClickAsync();
        await Expect(page.Channels.Locator("[aria-current]")).ToBeFocusedAsync();
        await page.Channels.GetByText("general").ClickAsync();
        await Expect(page.Channels).ToBeHiddenAsync();
        await Expect(page.Channel.GetByTestId("panel-title")).ToContainTextAsync("general");

        await page.Channel.GetByTestId("show-channels").ClickAsync();
        await page.Channels.GetByText("news").ClickAsync();
        await page.OpenThreadAsync(Pages.LighthouseTitle);
        await page.Thread.GetByTestId("composer").FillAsync("From a small screen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(OpenPage.Messages(page.Thread).Last).ToContainTextAsync("From a small screen");
        await page.Thread.GetByTestId("close-thread").ClickAsync();
        await Expect(page.Channel.GetByTestId("composer")).ToBeVisibleAsync();
        page.IsQuiet();
    }

    private static async Task AtEveryWidthAsync(OpenPage page, string name)
    {
        foreach (var width in Widths)
        {
            await page.ResizeAsync(width);
            await page.IsLegibleAsync();
            await page.PictureAsync($"{name}-{width}");
        }
    }

    /// <summary>One after the other what lies over the page, while it is there: menus, suggestions, a command, a select menu, a form.</summary>
    private static async Task OpenAllAsync(OpenPage page)
    {
        var post = OpenPage.Messages(page.Channel).First;
        await post.HoverAsync();
        await post.Locator("[data-action=more]").ClickAsync();
        await LookAsync(page, page.Menu);
        await post.Locator("[data-action=user]").ClickAsync();
        await LookAsync(page, page.Menu);
        await page.Channel.GetByTestId("composer").ClickAsync();
        await page.Keyboard.TypeAsync("/");
        await Expect(OpenPage.Suggestion(page.Channel)).ToBeVisibleAsync();
        await page.IsLegibleAsync();
        await page.Keyboard.TypeAsync("channel setup");
        await Expect(OpenPage.Suggestion(page.Channel)).ToHaveAttributeAsync("data-value", "/channel setup");
        await page.Keyboard.PressAsync("Enter");
        await page.IsLegibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Channel.Locator("button.select").Last.ClickAsync();
        await LookAsync(page, page.Channel.Locator(".select-box:popover-open"));
        await page.Channel.Locator("[data-action=dismiss]").ClickAsync();
        await post.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await LookAsync(page, page.Form);
    }

    private static async Task LookAsync(OpenPage page, ILocator what)
    {
        await Expect(what).ToBeVisibleAsync();
        await page.IsLegibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(what).ToBeHiddenAsync();
    }
}
