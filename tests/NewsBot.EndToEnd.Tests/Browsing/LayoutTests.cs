using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class LayoutTests(Browser browser)
{
    // https://www.w3.org/TR/WCAG22/#contrast-minimum: 4.5 to 1, and 3 to 1 for large text.
    private const string TooPale = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
          const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
          const behind = element => { const back = rgba(getComputedStyle(element).backgroundColor); return back[3] === 1 ? back : over(back, element.parentElement ? behind(element.parentElement) : [255, 255, 255, 1]); };
          const light = color => { const [r, g, b] = color.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement, style = getComputedStyle(element);
            if (!walker.currentNode.data.trim() || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest("[aria-hidden=true], script, .sr")) continue;
            const back = behind(element), [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
            const size = parseFloat(style.fontSize), least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            if ((a + 0.05) / (b + 0.05) < least) found.push(`${((a + 0.05) / (b + 0.05)).toFixed(2)} "${walker.currentNode.data.trim().slice(0, 30)}" ${element.className}`);
          }
          return found;
        }
        """;

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(820, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Dark)]
    public async Task The_page_is_readable_and_fits_at_every_width_in_dark_and_in_light(int width, ColorScheme colors)
    {
        await using var bot = await BotProcess.StartAsync();
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        await using var page = await browser.OpenAsync(bot, width, colors);

        await Expect(page.Channel.GetByTestId("embed")).ToBeVisibleAsync();
        await CheckAsync(page, width);
        await page.OpenThreadAsync(Pages.LighthouseTitle);
        await Expect(OpenPage.Messages(page.Thread)).ToHaveCountAsync(Pages.LighthouseComments.Count);
        await CheckAsync(page, width);
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

    private static async Task CheckAsync(OpenPage page, int width)
    {
        Assert.InRange(await page.AskAsync<int>("() => document.documentElement.scrollWidth"), 0, width);
        Assert.Empty(await page.AskAsync<string[]>(TooPale));
    }
}
