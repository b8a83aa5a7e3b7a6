using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using NewsBot.Testing;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

[Collection(Browser.Collection)]
public sealed class OperatorPageTests(Browser browser)
{
    private const int Deep = 25;
    private const string Title = "The Long Ladder";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_tree_is_readable_at_every_width_however_deep_it_is(ColorScheme colors)
    {
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}/";
        await using var bot = await BotProcess.StartAsync(new StartFolder([.. BotProcess.Quick, ("Status__Url", url)]));
        await bot.ImportAsync(Pages.Flat(Title, [.. Enumerable.Range(0, Deep).Select(rung => new Said($"Climber {rung}", $"This is rung number {rung}, and from here one sees the harbour, the ferry and a goat that should not be there at all.", rung == 0 ? null : rung - 1)), new("Wide", new string('w', 400))]));

        foreach (var width in new[] { 390, 768, 1920 })
        {
            await using var page = await browser.OpenAsync(url, width, colors);
            await page.HasContrastAsync();
            Assert.Equal(width, await page.AskAsync<int>("() => Math.max(innerWidth, document.documentElement.scrollWidth)"));
            await page.All("a[href^='/articles/']").First.ClickAsync();
            await Expect(page.All(".tree .sign")).ToHaveCountAsync(Deep + 1);

            await page.HasContrastAsync();
            Assert.Equal(width, await page.AskAsync<int>("() => Math.max(innerWidth, document.documentElement.scrollWidth)"));
            Assert.True(await page.AskAsync<bool>("() => [...document.querySelectorAll('.tree .sign')].every(sign => sign.clientWidth >= 200 && sign.scrollWidth <= sign.clientWidth)"), "a comment has room, and its words stay in it");

            // What is deeper than the window is wide is reached by scrolling its box, also with the keyboard.
            var last = page.All(".tree .sign").Nth(Deep - 1);
            await last.ScrollIntoViewIfNeededAsync();
            await Expect(last).ToBeInViewportAsync();
            await page.PictureAsync($"operator-tree-{colors}-{width}");
            Assert.Equal("0", await page.All("[role=region]").GetAttributeAsync("tabindex"));
            page.IsQuiet();
        }
    }

    [Fact]
    public async Task Each_sign_of_the_tree_is_another_and_the_legend_tells_which()
    {
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}/";
        await using var bot = await BotProcess.StartAsync(new StartFolder([.. BotProcess.Quick, ("Status__Url", url)]));
        await bot.ImportAsync(Pages.Lighthouse);
        await using var page = await browser.OpenAsync(url, 768, ColorScheme.Dark);
        await page.All("a[href^='/articles/']").First.ClickAsync();

        var signs = await page.AskAsync<string[]>("() => [...document.querySelectorAll('.legend .sign')].map(sign => getComputedStyle(sign, '::before').content)");

        Assert.Equal(4, signs.Distinct().Count());
        Assert.Equal(["from the site", "from Discord", "deleted", "hidden by a moderator"], await page.All(".legend .sign").AllInnerTextsAsync());
        page.IsQuiet();
    }
}
