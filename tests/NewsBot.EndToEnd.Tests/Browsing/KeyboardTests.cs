using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

/// <summary>Commands, select menus, forums and conversations, with the keyboard wherever one would use it.</summary>
[Collection(Browser.Collection)]
public sealed class KeyboardTests(Browser browser, OneBot one) : IAsyncLifetime
{
    private readonly BotProcess _bot = one.Bot;
    private OpenPage _page = null!;

    private ILocator Form => _page.Channel.GetByTestId("command-form");

    private ILocator Suggestion => OpenPage.Suggestion(_page.Channel);

    public async Task InitializeAsync() => _page = await browser.OpenAsync(_bot);

    public Task DisposeAsync() => _page.DisposeAsync().AsTask();

    [Fact]
    public async Task A_command_is_filled_in_taken_back_and_used_without_a_mouse()
    {
        await GoToAsync(await one.NewChannelAsync());
        await _page.Keyboard.TypeAsync("/history mem");
        await Expect(Suggestion).ToHaveAttributeAsync("data-value", "/history member");
        await _page.Keyboard.PressAsync("Tab");
        await Expect(Option("member")).ToBeFocusedAsync();
        await Expect(Form).ToContainTextAsync("member: Whose words");

        await _page.Keyboard.PressAsync("Escape"); // the suggestions
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Channel.GetByTestId("composer-error")).ToHaveTextAsync("member is required.");
        await Expect(Option("member")).ToHaveAttributeAsync("aria-invalid", "true");
        await _page.Keyboard.TypeAsync("nobody");
        await _page.Keyboard.PressAsync("Escape");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Channel.GetByTestId("composer-error")).ToHaveTextAsync("member: choose one of those that are offered.");

        await Option("member").FillAsync("re");
        await Expect(Suggestion).ToHaveTextAsync("@reader");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(Option("member")).ToHaveValueAsync("@reader");

        await _page.Keyboard.PressAsync("Tab");
        await Expect(Form.Locator("[data-add-option=article]")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(Option("article")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Backspace");
        await Expect(Option("article")).ToHaveCountAsync(0);
        await Expect(Option("member")).ToBeFocusedAsync();

        await _page.Keyboard.PressAsync("Enter");
        await Expect(OpenPage.Answers(_page.Channel)).ToContainTextAsync("have written nothing");
        await OpenPage.Answers(_page.Channel).Locator("[data-action=dismiss]").ClickAsync();
        await Expect(OpenPage.Answers(_page.Channel)).ToHaveCountAsync(0);

        await _page.Channel.GetByTestId("composer").FocusAsync();
        await _page.Keyboard.TypeAsync("/history member");
        await Expect(Suggestion).ToHaveAttributeAsync("data-value", "/history member");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(Option("member")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Backspace");
        await Expect(_page.Channel.GetByTestId("composer")).ToHaveValueAsync("/history member");
        _page.IsQuiet();
    }

    [Fact]
    public async Task Several_are_chosen_from_a_select_menu_by_typing_and_the_keyboard_stays_there()
    {
        await GoToAsync(await one.NewChannelAsync());
        await _page.Keyboard.TypeAsync("/channel setup");
        await Expect(Suggestion).ToHaveAttributeAsync("data-value", "/channel setup");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(Form).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Enter");
        var menu = OpenPage.Answers(_page.Channel).Locator("button.select").Nth(1);
        var list = OpenPage.Answers(_page.Channel).Locator(".select-box:popover-open");

        await menu.FocusAsync();
        await _page.Keyboard.PressAsync("ArrowDown");
        await Expect(list.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        foreach (var source in new[] { "Gull Gazette", "Tern Courier" })
        {
            await list.GetByRole(AriaRole.Combobox).FillAsync(source);
            await Expect(list.GetByRole(AriaRole.Option)).ToHaveTextAsync(source);
            await _page.Keyboard.PressAsync("Enter");
            await Expect(list.GetByRole(AriaRole.Option)).ToHaveAttributeAsync("aria-checked", "true");
        }
        await _page.Keyboard.PressAsync("Tab");

        await Expect(list).ToHaveCountAsync(0);
        await Expect(OpenPage.Answers(_page.Channel)).ToContainTextAsync("Sources: Gull Gazette, Tern Courier");
        await Expect(menu).ToHaveTextAsync("Gull Gazette, Tern Courier");
        await Expect(menu).ToBeFocusedAsync();

        foreach (var step in new[] { 2, 3 })
        {
            await Button("Next").PressAsync("Enter");
            await Expect(OpenPage.Answers(_page.Channel)).ToContainTextAsync($"Step {step} of 4");
            await Expect(Button("Next")).ToBeFocusedAsync();
        }
        await Button("Next").PressAsync("Enter");
        await Button("Texts and filters").PressAsync("Enter");
        await _page.Form.GetByLabel("Colour").FillAsync("red");
        await _page.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).PressAsync("Enter");
        await Expect(OpenPage.Answers(_page.Channel)).ToContainTextAsync("“red” is no colour");
        await Expect(Button("Texts and filters")).ToBeFocusedAsync();
        _page.IsQuiet();
    }

    private ILocator Button(string name) => OpenPage.Answers(_page.Channel).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [Fact]
    public async Task A_forum_is_read_by_tag_and_a_new_post_carries_what_one_gives_it()
    {
        var forum = await one.NewChannelAsync(15, [new { name = "trams" }, new { name = "clocks" }]);
        await _page.Channels.Locator($"[data-channel-id='{forum}']").ClickAsync();
        var writing = _page.Channel.GetByTestId("new-post");
        foreach (var (title, tag) in new[] { ("Where do trams sleep?", "trams"), ("Why do clocks tick?", "clocks") })
        {
            await writing.GetByLabel("Post title").FillAsync(title);
            await writing.GetByLabel("Post text").FillAsync("I wonder.");
            await writing.GetByText(tag).ClickAsync();
            await writing.GetByRole(AriaRole.Button, new() { Name = "Post" }).ClickAsync();
            await Expect(_page.Thread.GetByTestId("panel-title")).ToHaveTextAsync(title);
        }

        var posts = _page.Channel.GetByTestId("forum-posts").Locator("[data-channel-id]");
        await Expect(posts).ToHaveCountAsync(2);
        await Expect(_page.Channel.Locator(".forum-post[aria-current]")).ToContainTextAsync("Why do clocks tick?");
        await _page.Thread.GetByTestId("close-thread").PressAsync("Enter");
        await Expect(posts.Filter(new() { HasText = "Why do clocks tick?" })).ToBeFocusedAsync();
        await Expect(_page.Channel.Locator(".forum-post[aria-current]")).ToHaveCountAsync(0);
        await _page.Channel.Locator("[data-tag]").GetByText("trams").ClickAsync();
        await Expect(posts).ToHaveCountAsync(1);
        await Expect(posts).ToContainTextAsync("Where do trams sleep?");
        _page.IsQuiet();
    }

    [Fact]
    public async Task A_private_note_of_the_bot_is_a_conversation_and_a_person_has_a_menu()
    {
        await _page.BecomeAsync("guest");
        await _bot.ImportAsync(Pages.Flat("The Harbour Gets a Choir", [new("Ann", "Who sings the bass?")]));
        await _page.OpenThreadAsync("The Harbour Gets a Choir");
        await Expect(_page.Thread.GetByTestId("composer")).ToBeFocusedAsync();
        await _page.Keyboard.TypeAsync("/article follow");
        await Expect(OpenPage.Suggestion(_page.Thread)).ToHaveAttributeAsync("data-value", "/article follow");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Thread.GetByTestId("command-form")).ToBeVisibleAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(OpenPage.Answers(_page.Thread)).ToContainTextAsync("From now on");

        var post = (await _bot.Reader.NewsAsync()).Single(message => message["thread"]?.TextOrNull("name") == "The Harbour Gets a Choir");
        await _bot.Reader.SayAsync(post.Text("id"), "The foghorn does.");
        var conversation = _page.Channels.GetByRole(AriaRole.Button).Filter(new() { HasText = "NewsBot" });
        await Expect(conversation).ToContainTextAsync("1 mention");

        await OpenPage.Messages(_page.Thread).Last.Locator("[data-action=user]").ClickAsync();
        await _page.Menu.GetByText("Comment history").ClickAsync();
        await Expect(OpenPage.Answers(_page.Thread).Last).ToContainTextAsync("The foghorn does.");

        await conversation.ClickAsync();
        await Expect(_page.Channel.GetByTestId("panel-title")).ToContainTextAsync("NewsBot");
        await Expect(OpenPage.Messages(_page.Channel)).ToContainTextAsync("The foghorn does.");
        await Expect(conversation).Not.ToContainTextAsync("mention");
        _page.IsQuiet();
    }

    [Fact]
    public async Task The_keyboard_stays_where_it_was_when_a_thread_is_closed_a_language_is_chosen_and_a_long_message_is_met()
    {
        const string Title = "The Harbour Counts Its Ropes";
        await _bot.ImportAsync(Pages.Flat(Title, [new("Ann", string.Join("\n\n", Enumerable.Repeat("One rope more.", 60))), new("Bob", "And one is mine.")]));
        var opener = _page.Channel.GetByTestId("thread-button").Filter(new() { HasText = Title });
        await opener.PressAsync("Enter");
        await Expect(_page.Thread.GetByTestId("composer")).ToBeFocusedAsync();
        await Expect(OpenPage.Messages(_page.Thread)).ToHaveCountAsync(2);

        await OpenPage.Messages(_page.Thread).Last.FocusAsync();
        await _page.Keyboard.PressAsync("ArrowUp");
        await Expect(OpenPage.Messages(_page.Thread).First).ToBeFocusedAsync();
        await Expect(OpenPage.Messages(_page.Thread).First.Locator(".author")).ToBeInViewportAsync();
        Assert.StartsWith("NewsBot, ", await OpenPage.Messages(_page.Thread).First.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await Expect(OpenPage.Messages(_page.Thread).First).ToHaveAttributeAsync("aria-label", new Regex("One rope more"));

        await _page.Thread.GetByTestId("close-thread").PressAsync("Enter");
        await Expect(opener).ToBeFocusedAsync();
        await _page.Keyboard.TypeAsync("a"); // who goes on writing writes in the channel
        await Expect(_page.Channel.GetByTestId("composer")).ToHaveValueAsync("a");

        await _page.Language.FocusAsync();
        foreach (var (key, language) in new[] { ("ArrowDown", "de"), ("ArrowUp", "en-US") })
        {
            await _page.SpeakAsync(() => _page.Keyboard.PressAsync(key));
            await Expect(_page.Language).ToBeFocusedAsync();
            await Expect(_page.Language).ToHaveValueAsync(language);
        }
        _page.IsQuiet();
    }

    private ILocator Option(string name) => Form.Locator($"[data-option={name}]");

    private async Task GoToAsync(string channel)
    {
        await _page.Channels.Locator($"[data-channel-id='{channel}']").ClickAsync();
        await Expect(_page.Channel.GetByTestId("composer")).ToBeFocusedAsync();
    }
}
