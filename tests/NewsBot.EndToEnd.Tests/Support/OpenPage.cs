using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>The local Discord's page, opened in a browser.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _complaints = new();

    private OpenPage(IPage page)
    {
        _page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Dialog += (_, dialog) => Note(true, $"{dialog.Type}: {dialog.Message}");
    }

    public ILocator Channel => _page.GetByTestId("channel-panel");

    public ILocator Thread => _page.GetByTestId("thread-panel");

    public ILocator Channels => _page.GetByTestId("channel-list");

    public ILocator Form => _page.GetByTestId("modal");

    public ILocator Language => _page.GetByTestId("language");

    public IKeyboard Keyboard => _page.Keyboard;

    public static async Task<OpenPage> OpenAsync(IPage page)
    {
        var opened = new OpenPage(page);
        await page.GotoAsync("/");
        await opened.ConnectedAsync("admin");
        return opened;
    }

    /// <summary>Opens another page than the local Discord's.</summary>
    public static async Task<OpenPage> OpenAsync(IPage page, string address)
    {
        var opened = new OpenPage(page);
        await page.GotoAsync(address);
        return opened;
    }

    /// <summary>What stands on it.</summary>
    public ILocator All(string selector) => _page.Locator(selector);

    /// <summary>The menu of a message or of a person, while it is open.</summary>
    public ILocator Menu => _page.GetByTestId("menu");

    /// <summary>Asks the page itself, once it has its style.</summary>
    public async Task<T> AskAsync<T>(string script)
    {
        await _page.WaitForLoadStateAsync();
        return await _page.EvaluateAsync<T>(script);
    }

    /// <summary>Makes the window narrower or wider.</summary>
    public Task ResizeAsync(int width) => _page.SetViewportSizeAsync(width, 900);

    /// <summary>Follows a link to a file, and returns what stands in that.</summary>
    public async Task<string> DownloadAsync(ILocator link)
    {
        var address = await link.GetAttributeAsync("href");
        var answer = await _page.APIRequest.GetAsync(address!);
        Assert.True(answer.Ok);
        return await answer.TextAsync();
    }

    /// <summary>Goes on as somebody else.</summary>
    public async Task BecomeAsync(string person)
    {
        await _page.Locator($"[data-person={person}]").ClickAsync();
        await ConnectedAsync(person);
    }

    /// <summary>Uses Discord in another language from now on, and goes on writing.</summary>
    public async Task SpeakAsync(string locale)
    {
        await SpeakAsync(() => Language.SelectOptionAsync(locale));
        await Channel.GetByTestId("composer").FocusAsync();
    }

    /// <summary>Chooses a language in some way, and waits until commands are named in it.</summary>
    public Task SpeakAsync(Func<Task> choose) => _page.RunAndWaitForResponseAsync(choose, answer => answer.Url.EndsWith("/application-command-index", StringComparison.Ordinal));

    /// <summary>Opens the thread of the post with this title beside its channel.</summary>
    public async Task OpenThreadAsync(string title)
    {
        await Channel.GetByTestId("thread-button").Filter(new() { HasText = title }).ClickAsync();
        await Expect(Thread.GetByTestId("panel-title")).ToHaveTextAsync(title);
    }

    /// <summary>The messages of a channel or thread that are neither its beginning nor answers to commands.</summary>
    public static ILocator Messages(ILocator panel) => panel.Locator("[data-message-id]:not(.starter):not(:has([data-testid=command-line]))");

    /// <summary>The answers to commands, oldest first.</summary>
    public static ILocator Answers(ILocator panel) => panel.Locator("[data-message-id]:has([data-testid=command-line])");

    /// <summary>The suggestion that the keyboard would choose.</summary>
    public static ILocator Suggestion(ILocator panel) => panel.GetByTestId("completions").Locator("[role=option][aria-selected=true]");

    /// <summary>Where the pictures of a test run are kept.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    /// <summary>Keeps a picture of all that the window shows.</summary>
    public Task PictureAsync(string name) => _page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 60 });

    /// <summary>Keeps a picture of a part of the page, no higher than this.</summary>
    public async Task PictureAsync(ILocator part, string path, float highest)
    {
        // At once, for the page may draw it anew at any time.
        await part.EvaluateAsync("part => part.scrollIntoView({ block: 'nearest' })");
        var box = (await part.BoundingBoxAsync())!;
        await _page.ScreenshotAsync(new()
        {
            Path = path,
            Type = ScreenshotType.Jpeg,
            Quality = 55,
            Clip = new() { X = box.X, Y = Math.Max(0, box.Y), Width = box.Width, Height = Math.Min(box.Height, highest) },
        });
    }

    /// <summary>Nothing has gone wrong on the page so far.</summary>
    public void IsQuiet() => Assert.Empty(_complaints);

    public ValueTask DisposeAsync() => new(_page.Context.CloseAsync());

    private async Task ConnectedAsync(string person)
    {
        await Expect(_page.Locator($"[data-person={person}]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(_page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", "connected");
        await Expect(Channel.GetByTestId("composer")).ToBeFocusedAsync();
    }

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            _complaints.Enqueue(text);
    }
}
