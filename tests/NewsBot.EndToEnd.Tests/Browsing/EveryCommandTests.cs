using Microsoft.Playwright;
using NewsBot.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace NewsBot.EndToEnd.Tests.Browsing;

/// <summary>Every command that there is, used once on the page with a picture of its answer. With <c>NEWSBOT_PICTURES=$PWD/docs/commands</c> the pictures are those of the README, whose table is written anew.</summary>
[Collection(Browser.Collection)]
public sealed class EveryCommandTests(Browser browser)
{
    private const float Highest = 260;
    private const string Begin = "<!-- every command -->";
    private const string End = "<!-- until here -->";

    // What is filled in where a command must be told something, and the article where it may be.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["article"] = Pages.LighthouseTitle,
        ["name"] = "Ann",
        ["words"] = "lighthouse",
        ["question"] = "Who heard it from the ferry?",
        ["source"] = "Tern Courier",
        ["address"] = "https://news.example/feed.xml",
        ["member"] = "reader",
        ["site"] = "Ann",
        ["at"] = "8:00",
    };

    [Fact]
    public async Task Every_command_is_answered_on_the_page()
    {
        var start = new StartFolder([.. BotProcess.Quick, ("Commands__AtOnce", "1000"), ("Sources__File", "sources.json")]);
        start.Write("sources.json", """{ "sources": [{ "name": "Tern Courier", "kind": "feed", "url": "https://news.example/feed.xml" }] }""");
        await using var bot = await BotProcess.StartAsync(start);
        await bot.ImportAsync(Pages.Lighthouse);
        await bot.ThreadAsync(Pages.LighthouseComments.Count);
        var news = await bot.Admin.ChannelAsync("news");
        var commands = OfferedCommand.Of(await bot.Admin.CommandsAsync(news));
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("NEWSBOT_PICTURES") ?? Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        // A thread takes the place of its channel, so each has a page of its own.
        foreach (var commandsOfPage in commands.GroupBy(command => command.IsMenu))
        {
            await using var page = await browser.OpenAsync(bot, width: 900, colors: ColorScheme.Light);
            foreach (var command in commandsOfPage)
                await page.PictureAsync(await AnswerAsync(page, command), Path.Combine(folder, command.Name + ".jpg"), Highest);
            page.IsQuiet();
        }

        if (Environment.GetEnvironmentVariable("NEWSBOT_PICTURES") is not null)
            WriteTable(commands, folder);
    }

    private static async Task<ILocator> AnswerAsync(OpenPage page, OfferedCommand command)
    {
        if (command.IsMenu)
            return await ChooseAsync(page, command);

        var before = await OpenPage.Answers(page.Channel).CountAsync();
        await Expect(page.Channel.GetByTestId("composer")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("/");
        await Expect(OpenPage.Suggestion(page.Channel)).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(command.Path);
        await page.Channel.Locator($"[role=option][data-value='/{command.Path}']").ClickAsync();
        await Expect(page.Channel.GetByTestId("command-form")).ToBeVisibleAsync();
        foreach (var (name, required, choice) in command.Options.Where(option => option.Required || option.Name == "article"))
            await FillAsync(page, name, required, choice ?? Values.GetValueOrDefault(name, "1"));
        await page.Channel.GetByTestId("send").ClickAsync();

        var answer = OpenPage.Answers(page.Channel).Nth(before);
        await Expect(answer.Or(page.Form).First).ToBeVisibleAsync();
        if (!await page.Form.IsVisibleAsync())
            return answer;

        await page.Keyboard.PressAsync("Escape");
        return page.Form;
    }

    private static async Task FillAsync(OpenPage page, string name, bool required, string value)
    {
        if (!required)
            await page.Channel.Locator($"[data-add-option={name}]").ClickAsync();

        var field = page.Channel.Locator($"[data-option={name}]");
        if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT")
            return;

        await field.FillAsync(value);
        await field.BlurAsync(); // what is offered is put away
    }

    private static async Task<ILocator> ChooseAsync(OpenPage page, OfferedCommand command)
    {
        if (await page.Thread.CountAsync() == 0 || !await page.Thread.IsVisibleAsync())
            await page.OpenThreadAsync(Pages.LighthouseTitle);

        var before = await OpenPage.Answers(page.Thread).CountAsync();
        var comment = OpenPage.Messages(page.Thread).Nth(2);
        await comment.HoverAsync();
        await comment.Locator($"[data-action=more][title='{command.Path}']").ClickAsync();
        var answer = OpenPage.Answers(page.Thread).Nth(before);
        await Expect(answer).ToBeVisibleAsync();
        return answer;
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
