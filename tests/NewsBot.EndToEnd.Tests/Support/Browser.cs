using Microsoft.Playwright;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>One real browser for all tests that need one; each has a window of its own in it.</summary>
public sealed class Browser : IAsyncLifetime
{
    public const string Collection = "browser";
    private const float Patience = 60_000;
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments, Timeout = Patience });
    }

    /// <summary>Opens the local Discord that a bot is on as its administrator.</summary>
    internal async Task<OpenPage> OpenAsync(BotProcess bot, int width = 1400, ColorScheme colors = ColorScheme.Dark, int height = 900)
    {
        var page = await _browser!.NewPageAsync(new() { BaseURL = bot.Url, ViewportSize = new() { Width = width, Height = height }, ColorScheme = colors });
        page.SetDefaultTimeout(Patience);
        return await OpenPage.OpenAsync(page);
    }

    /// <summary>Opens another page of this machine.</summary>
    internal async Task<OpenPage> OpenAsync(string address, int width, ColorScheme colors)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colors });
        page.SetDefaultTimeout(Patience);
        return await OpenPage.OpenAsync(page, address);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"None of {string.Join(", ", Names)} is on the path; these tests need a browser.");
    }
}

[CollectionDefinition(Browser.Collection)]
public sealed class BrowserTests : ICollectionFixture<Browser>, ICollectionFixture<OneBot>;
