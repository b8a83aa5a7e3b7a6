using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

/// <summary>Every command that there is, used once on the page with a picture of its answer. With <c>NEWSBOT_PICTURES=$PWD/docs/commands</c> the pictures are those of the README, whose table is written anew.</summary>
[Collection(Browser.Collection)]
public sealed class EveryCommandTests(Browser browser)
{
    private const float Highest = 640;
    private const string Begin = "<!-- every command -->";
    private const string End = "<!-- until here -->";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // What the menus are used on.
    private static readonly Dictionary<string, string> Targets = new()
    {
        ["Comment history"] = "Which of the 214 creaks?",
        ["Hide or restore comment"] = "pianos!",
        ["Hide or restore author"] = "Как они его подняли?",
    };

    [Fact]
    public async Task Every_command_is_answered_on_the_page()
    {
        await using var show = await Showcase.StartAsync();
        var commands = OfferedCommand.From(await show.Bot.Admin.CommandsAsync(await show.Bot.Admin.ChannelAsync("news")));
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("NEWSBOT_PICTURES") ?? Path.Combine(OpenPage.Pictures, "commands")).FullName;
        // A thread takes the place of its channel, so each turn has a page of its own.
        foreach (var turn in commands.GroupBy(command => command.Turn))
        {
            await using var page = await browser.OpenAsync(show.Bot, width: 900, ColorScheme.Light, height: 1300);
            foreach (var command in turn)
            {
                var answer = command.IsMenu ? await ChooseAsync(page, command) : await UseAsync(page, command, show.Values);
                await page.PictureAsync(answer, Path.Combine(folder, command.Name + ".jpg"), Highest);
                await AfterwardsAsync(page, show, command, answer);
            }
            page.IsQuiet();
        }

        if (Environment.GetEnvironmentVariable("NEWSBOT_PICTURES") is not null)
            WriteTable(commands, folder);
    }

    private static async Task<ILocator> UseAsync(OpenPage page, OfferedCommand command, IReadOnlyDictionary<string, string> values)
    {
        await Expect(page.Channel.GetByTestId("composer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("/");
        await Expect(OpenPage.Suggestion(page.Channel)).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(command.Path);
        await page.Channel.Locator($"[role=option][data-value='/{command.Path}']").ClickAsync();
        await Expect(page.Channel.GetByTestId("command-form")).ToBeVisibleAsync();
        foreach (var (name, required, choice) in command.Options)
        {
            var own = values.GetValueOrDefault($"{command.Path} {name}");
            if (required || name == "article" || own is not null)
                await FillAsync(page, name, required, own ?? choice ?? values.GetValueOrDefault(name, "1"));
        }
        await page.Channel.GetByTestId("send").ClickAsync();

        var answer = AnswerTo(command, page.Channel);
        await Expect(answer).ToBeVisibleAsync();
        await Expect(answer.Locator(".loading")).ToHaveCountAsync(0);
        return await ByIdAsync(page.Channel, answer);
    }

    // Not by how many there were before: some of those may be taken back meanwhile.
    private static ILocator AnswerTo(OfferedCommand command, ILocator panel) => OpenPage.Answers(panel).Filter(new() { Has = panel.Page.GetByText(new Regex($"^used /?{Regex.Escape(command.Path)}$")) }).Last;

    // It stays the same message where the next command answers, too.
    private static async Task<ILocator> ByIdAsync(ILocator panel, ILocator answer) => panel.Locator($"[data-message-id='{await answer.GetAttributeAsync("data-message-id")}']");

    private static async Task FillAsync(OpenPage page, string name, bool required, string value)
    {
        if (!required)
            await page.Channel.Locator($"[data-add-option={name}]").ClickAsync();

        var field = page.Channel.Locator($"[data-option={name}]");
        if (await field.GetAttributeAsync("type") == "file")
            await field.SetInputFilesAsync(value);
        else
            await field.FillAsync(value);
        await field.BlurAsync(); // what is offered is put away
    }

    private static async Task<ILocator> ChooseAsync(OpenPage page, OfferedCommand command)
    {
        if (await page.Thread.CountAsync() == 0 || !await page.Thread.IsVisibleAsync())
            await page.OpenThreadAsync(Pages.LighthouseTitle);

        var message = OpenPage.Messages(page.Thread).Filter(new() { HasText = Targets.GetValueOrDefault(command.Path, "The goat deserves a concert") }).First;
        if (command.Of == OfferedCommand.Kind.Person)
            await message.Locator("[data-action=user]").ClickAsync();
        else
            await message.PressAsync("Enter");
        await page.Menu.GetByText(command.Path, new() { Exact = true }).ClickAsync();
        var answer = AnswerTo(command, page.Thread);
        await Expect(answer).ToBeVisibleAsync();
        return await ByIdAsync(page.Thread, answer);
    }

    // What the next command has something to show after.
    private static async Task AfterwardsAsync(OpenPage page, Showcase show, OfferedCommand command, ILocator answer)
    {
        switch (command.Path)
        {
            case "history forget":
                await answer.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
                await Expect(answer).ToContainTextAsync("Erased");
                await page.Channel.GetByTestId("composer").FocusAsync();
                break;
            case "newsbot retry":
                await show.GivenUpAsync().WaitAsync(Patience);
                break;
        }
    }

    private static void WriteTable(IReadOnlyList<OfferedCommand> commands, string folder)
    {
        var root = Path.GetFullPath(Path.Combine(folder, "..", ".."));
        var readme = Path.Combine(root, "README.md");
        var text = File.ReadAllText(readme);
        var rows = commands.OrderBy(command => command.IsMenu).ThenBy(command => command.Path, StringComparer.Ordinal)
            .Select(command => $"| `{command.Shown}` | {command.Description} | ![{command.Shown}]({Path.GetRelativePath(root, folder)}/{command.Name}.jpg) |");
        var table = $"{Begin}\n\n| command | does | answers |\n|---|---|---|\n{string.Join('\n', rows)}\n\n{End}";
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.InRange(from, 0, to);
        File.WriteAllText(readme, text[..from] + table + text[(to + End.Length)..]);
    }
}
