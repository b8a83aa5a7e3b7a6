using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Core.Tests.Commands;

public sealed class CommandTableTests : CommandTest
{
    [Theory]
    [InlineData("weather today")]
    [InlineData("")]
    public async Task A_command_that_is_not_known_is_answered_kindly(string command)
    {
        Assert.StartsWith("This command is not known here any more.", await SayAsync(Reader, command), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(Reader, command, "x", "y"));
    }

    [Theory]
    [InlineData("article unknown")]
    [InlineData("article")]
    [InlineData("channel unknown")]
    [InlineData("history unknown")]
    public async Task A_subcommand_that_is_not_known_is_answered_kindly(string command) =>
        Assert.StartsWith("This command is not known here any more.", await SayAsync(Manager, command), StringComparison.Ordinal);

    [Fact]
    public void Definitions_keep_to_what_the_chat_takes()
    {
        var (definitions, menus) = (Table.Definitions.Where(command => command.Menu is null).ToList(), Table.Definitions.Where(command => command.Menu is not null).ToList());

        Assert.Equal(["article", "channel", "digest", "history", "newsbot", "search", "source"], definitions.Select(command => command.Name).Order());
        Assert.Equal(["channel", "newsbot", "source"], definitions.Where(command => command.ForGuildManagers).Select(command => command.Name).Order());
        Assert.Equal(["latest", "show", "random", "ask"], definitions.SelectMany(command => command.Subcommands).Where(subcommand => subcommand.IsPublic).Select(subcommand => subcommand.Name));
        Assert.Equal(["Show parent", "Show this discussion"], menus.Where(menu => menu.Menu == MenuOf.Message && !menu.ForGuildManagers).Select(menu => menu.Name).Order());
        Assert.Equal(["Comment history"], menus.Where(menu => menu.Menu == MenuOf.Person).Select(menu => menu.Name));
        Assert.All(menus, menu => Assert.Equal((true, "", 0), (menu.Name.Length is > 0 and <= 32, menu.Description, menu.Subcommands.Count)));
        foreach (var subcommand in definitions.SelectMany(command => command.Subcommands))
        {
            Assert.InRange(subcommand.Description.Length, 1, 100);
            Assert.Matches("^[a-z]{1,32}$", subcommand.Name);
            Assert.All(subcommand.Options, option => Assert.InRange(option.Description.Length, 1, 100));
            Assert.Equal(subcommand.Options.OrderByDescending(option => option.Required).Select(option => option.Name), subcommand.Options.Select(option => option.Name));
            Assert.All(subcommand.Options.SelectMany(option => option.Choices ?? []), choice => Assert.InRange(choice.Name.Length, 1, 100));
        }
    }

    [Fact]
    public void A_button_s_id_comes_back_as_it_was_made()
    {
        var id = new ButtonId("history", [ShortHash.Of("a"), "253402300799999", ShortHash.Of("b")]);

        Assert.InRange(id.ToString().Length, 1, 100);
        Assert.Equal(id.Values, ButtonId.Parse(id.ToString())?.Values);
        Assert.Null(ButtonId.Parse("1:" + new string('x', 100)));
    }
}
