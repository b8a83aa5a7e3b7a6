using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

/// <summary>What people expect of a chat; one bot serves all of it, and each test has a channel of its own.</summary>
[Collection(Browser.Collection)]
public sealed partial class ChatTests(Browser browser, OneBot one) : IAsyncLifetime
{
    private readonly BotProcess _bot = one.Bot;
    private OpenPage _page = null!;
    private string _channel = "";

    private ILocator Composer => _page.Channel.GetByTestId("composer");

    private ILocator Entry => _page.Channels.Locator($"[data-channel-id='{_channel}']");

    public async Task InitializeAsync()
    {
        _page = await browser.OpenAsync(_bot);
        _channel = await one.NewChannelAsync();
        await Expect(Entry).ToBeVisibleAsync();
    }

    // Whoever uses the bot next speaks English again.
    public async Task DisposeAsync()
    {
        await _page.DisposeAsync();
        await _bot.Admin.PatchAsync("users/@me/settings", new { locale = "en-US" });
    }

    [Fact]
    public async Task What_was_not_read_is_marked_until_one_reads_it_and_what_comes_meanwhile_is_a_button_away()
    {
        await Expect(Entry).Not.ToHaveClassAsync(Unread());
        foreach (var number in Enumerable.Range(1, 40))
            await _bot.Reader.SayAsync(_channel, $"Line {number}");
        await _bot.Reader.SayAsync(_channel, $"And <@{await MeAsync()}> is meant");

        await Expect(Entry).ToHaveClassAsync(Unread());
        await Expect(Entry).ToContainTextAsync("1 mention");
        await Entry.ClickAsync();
        await Expect(_page.Channel.GetByTestId("new-line")).ToBeInViewportAsync();
        await _page.Channel.GetByTestId("to-present").ClickAsync();
        await Expect(_page.Channel.GetByTestId("to-present")).ToBeHiddenAsync();
        await Expect(Entry).Not.ToHaveClassAsync(Unread());
        await Expect(Composer).ToBeFocusedAsync();

        await OpenPage.Messages(_page.Channel).First.ScrollIntoViewIfNeededAsync();
        await _bot.Reader.SayAsync(_channel, "While you look up");
        await Expect(_page.Channel.GetByTestId("to-present")).ToHaveTextAsync("1 new message ↓");
        await _page.Channel.GetByTestId("to-present").ClickAsync();
        await Expect(_page.Channel.GetByText("While you look up")).ToBeInViewportAsync();
        _page.IsQuiet();
    }

    [Fact]
    public async Task A_message_is_written_edited_answered_and_deleted_with_the_keyboard_alone()
    {
        await GoThereAsync();
        var mine = OpenPage.Messages(_page.Channel);
        await _page.Keyboard.TypeAsync("Good morning @rea");
        await Expect(OpenPage.Suggestion(_page.Channel)).ToHaveAttributeAsync("data-value", "@reader");
        await _page.Keyboard.PressAsync("Tab");
        await _page.Keyboard.TypeAsync("and all");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(mine.Locator(".mention")).ToHaveTextAsync("@reader");

        await _page.Keyboard.PressAsync("ArrowUp");
        await Expect(mine.GetByTestId("edit-field")).ToHaveValueAsync("Good morning @reader and all");
        await _page.Keyboard.TypeAsync(" others");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(mine.GetByTestId("content")).ToHaveTextAsync("Good morning @reader and all others (edited)");
        await Expect(Composer).ToBeFocusedAsync();

        await mine.FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Menu.Locator("[data-action=react]")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("ArrowDown");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Channel.GetByTestId("replying-to")).ToContainTextAsync("admin");
        await _page.Keyboard.TypeAsync("And good night");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(mine).ToHaveCountAsync(2);

        await mine.First.FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.PressAsync("End");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Form.GetByTestId("confirm")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Escape");
        await Expect(mine.First).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.PressAsync("End");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(mine).ToHaveCountAsync(1);
        await Expect(mine.GetByTestId("reply-line")).ToContainTextAsync("the original message was deleted");
        await Expect(Composer).ToBeFocusedAsync();
        _page.IsQuiet();
    }

    [Fact]
    public async Task An_answer_leads_to_what_it_answers_however_long_ago_that_was()
    {
        var first = await _bot.Reader.SayAsync(_channel, "The very first");
        foreach (var number in Enumerable.Range(1, 60))
            await _bot.Reader.SayAsync(_channel, $"Line {number}");
        var answer = await _bot.Reader.SayAsync(_channel, "To the very first", first);
        await using var page = await browser.OpenAsync(_bot); // who has read all of it
        await page.Channels.Locator($"[data-channel-id='{_channel}']").ClickAsync();
        await Expect(page.Channel.Locator($"[data-message-id='{answer}']")).ToBeInViewportAsync();
        var found = page.Channel.Locator($"[data-message-id='{first}']");
        await Expect(found).ToHaveCountAsync(0);

        await page.Channel.Locator($"[data-message-id='{answer}']").GetByTestId("reply-line").ClickAsync();

        await Expect(found).ToBeInViewportAsync();
        await Expect(found).ToBeFocusedAsync();
        page.IsQuiet();
    }

    [Fact]
    public async Task Who_speaks_German_is_offered_commands_and_answered_in_it_and_nobody_else_is()
    {
        await _bot.ImportAsync(Pages.Lighthouse);
        await Expect(_page.Channel.GetByTestId("thread-button").Filter(new() { HasText = Pages.LighthouseTitle })).ToBeVisibleAsync();
        await _page.SpeakAsync("de");
        await Expect(Composer).ToBeFocusedAsync();

        await _page.Keyboard.TypeAsync("/artikel ak");
        await Expect(OpenPage.Suggestion(_page.Channel)).ToHaveAttributeAsync("data-value", "/article latest");
        await Expect(OpenPage.Suggestion(_page.Channel)).ToContainTextAsync("/artikel aktuell");
        await _page.Keyboard.PressAsync("Tab");
        await Expect(_page.Channel.Locator("[data-add-option=source]")).ToHaveTextAsync("+ quelle");
        await _page.Keyboard.PressAsync("Enter");

        var answer = OpenPage.Answers(_page.Channel).Last;
        await Expect(answer.GetByTestId("command-line")).ToContainTextAsync("/artikel aktuell");
        await Expect(answer.GetByTestId("embed")).ToContainTextAsync("Kommentare");
        await Expect(answer.GetByTestId("embed")).ToContainTextAsync("Antworten im Thread werden gespeichert.");

        await _page.BecomeAsync("reader");
        await Expect(OpenPage.Answers(_page.Channel).Last.GetByTestId("command-line")).ToContainTextAsync("/article latest");
        await _page.BecomeAsync("admin");
        await Expect(OpenPage.Answers(_page.Channel).Last.GetByTestId("command-line")).ToContainTextAsync("/artikel aktuell");
        _page.IsQuiet();
    }

    [GeneratedRegex(@"\bunread\b")]
    private static partial Regex Unread();

    private async Task GoThereAsync()
    {
        await Entry.ClickAsync();
        await Expect(Composer).ToBeFocusedAsync();
    }

    private async Task<string> MeAsync() => (await _bot.Admin.GetAsync("users/@me")).Text("id");
}
