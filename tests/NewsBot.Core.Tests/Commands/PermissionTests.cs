using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands;

/// <summary>Who may do what, whatever was shown to them before.</summary>
public sealed class PermissionTests : CommandTest
{
    private static readonly Member ManagerElsewhere = new(new("501"), new("13"), "manager elsewhere", ManagesGuild: true, []);

    [Fact]
    public async Task A18_A_command_for_those_who_manage_the_guild_is_refused_to_anybody_else_in_every_part()
    {
        await Bot.ReadAsync(Some.Article());
        var guarded = Table.Definitions.Where(command => command is { ForGuildManagers: true, Menu: null }).ToList();
        Assert.NotEmpty(guarded);
        foreach (var menu in Table.Definitions.Where(command => command is { ForGuildManagers: true, Menu: not null }))
            Assert.Equal("Only those who may manage the server can do this.", (await ChooseAsync(Reader, menu.Name, "1")).Card.Text.Value);

        foreach (var command in guarded)
        {
            foreach (var subcommand in command.Subcommands)
            {
                Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, $"{command.Name} {subcommand.Name}"));
                foreach (var option in subcommand.Options.Where(option => option.Completed))
                    Assert.Empty(await TypeAsync(Reader, $"{command.Name} {subcommand.Name}", option.Name, ""));
            }

            Assert.Equal("Only those who may manage the server can do this.", (await PressAsync(Reader, new ButtonId(command.Name, ["show", "x"]).ToString())).Card.Text.Value);
        }

        Assert.Empty(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default));
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Changes.Before(Guild, (DateTimeOffset.MaxValue, "~"), 10), default));
    }

    [Fact]
    public async Task A16_A_button_is_no_good_to_another_person_in_another_guild_or_changed_by_hand()
    {
        var pressed = await HeldAsync();
        var key = ButtonId.Parse(pressed)!.Values[1];

        Assert.StartsWith("Only those who may manage", (await PressAsync(Reader, pressed)).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This button is no longer valid", (await PressAsync(ManagerElsewhere, pressed, Chat.Open(new("501"), "elsewhere"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, pressed, Chat.Open(Guild, "beside"))).Card.Text.Value, StringComparison.Ordinal);
        foreach (var forged in new[] { $"1:channel:drop:{key}", "1:channel:show:' OR 1=1 --", "1:channel:show", $"1:channel:show:{key}:x", "1:newsbot:audit:-1:x", "1:newsbot:audit:1", $"2:channel:show:{key}", "1:history:forget:x", new string(':', 100) })
            Assert.StartsWith("This button is no longer valid", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.Empty(Comments());

        // Pressed twice, it does what it did.
        await PressAsync(Manager, pressed);
        await PressAsync(Manager, pressed);
        await Bot.SettleAsync();
        Assert.Single(Comments());
    }

    [Fact]
    public async Task A17_What_was_typed_and_not_chosen_is_checked_as_if_nothing_had_been_offered()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.StartsWith("There is no source named", await SayAsync(Manager, "channel follow", ("source", "' OR 1=1 --")), StringComparison.Ordinal);
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article show", ("article", "\0%_\\")), StringComparison.Ordinal);
        Assert.StartsWith("Nobody by that name", await SayAsync(Reader, "history commenter", ("name", new string('x', 6_000))), StringComparison.Ordinal);
        Assert.StartsWith("This channel follows", await SayAsync(Manager, "channel follow", ("source", "*"), ("mirror", "99"), ("old", "-7")), StringComparison.Ordinal);
        Assert.Equal(MirrorMode.Filtered, Assert.Single(await Bot.Database.ReadAsync(session => session.Subscriptions.FollowersOf(Some.Source), default)).Mirror);
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_log_of_its_guild_and_in_no_other()
    {
        await PressAsync(Manager, await HeldAsync());
        await SayAsync(Manager, "channel unfollow");

        var told = (await AskAsync(Manager, "newsbot audit")).Card.Text.Value.Split('\n');

        Assert.Equal(3, told.Length);
        Assert.Matches(@"^• <t:\d+:f> · <@11> · <#\d+> · `/channel unfollow` · source: \*\*every source\*\*$", told[0]);
        Assert.EndsWith(" · let through: a comment of **Ann** on *A bridge is opened*", told[1], StringComparison.Ordinal);
        Assert.EndsWith(" · `/channel follow` · source: **every source** · mirror: every one waits for a moderator", told[2], StringComparison.Ordinal);
        Assert.Equal("Nothing has been changed here.", (await AskAsync(ManagerElsewhere, "newsbot audit")).Card.Text.Value);
    }

    [Fact]
    public async Task The_audit_log_is_read_in_pages()
    {
        await Bot.ReadAsync(Some.Article());
        for (var i = 0; i < 23; i++)
            await SayAsync(Manager, "channel follow", ("source", "*"));

        var pages = new List<Answer> { await AskAsync(Manager, "newsbot audit") };
        while (pages[^1].Card.Buttons!.Any(button => button.Label == "Older"))
            pages.Add(await PressAsync(Manager, pages[^1], "Older"));

        Assert.Equal([10, 10, 3], pages.Select(page => page.Card.Text.Value.Split('\n').Length));
        Assert.Equal(pages[0].Card.Text, (await PressAsync(Manager, pages[^1], "First page")).Card.Text);
    }

    // A comment that waits for a moderator; the id of the button that shows it.
    private async Task<string> HeldAsync()
    {
        await Bot.Database.WriteAsync(session => session.Guilds.Join(Guild, "Guild"), default);
        await SayAsync(Manager, "channel follow", ("source", "*"), ("mirror", nameof(MirrorMode.Hold)));
        await Bot.ReadAsync(Some.Article(), Some.PageComment(ShortHash.Of("a")));
        await Bot.SettleAsync();
        return (await AskAsync(Manager, "channel held")).Card.Buttons!.Single(button => button.Label == "Show").CustomId!;
    }
}
