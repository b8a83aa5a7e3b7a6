using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands;

/// <summary>What those who manage a guild are told where a command is given something wrong, or there is nothing that it could be for.</summary>
public sealed class BadValueTests : CommandTest
{
    private const string NoSource = "There is no source named “Nowhere”.";
    private const string NoAddress = "“not an address” is no address of a page.";
    private const string FollowsNothing = "This channel follows nothing.";

    // A command that takes nothing and always has an answer cannot be given anything wrong.
    private static readonly string[] NothingToBeWrong = ["channel setup", "newsbot status", "newsbot queue", "newsbot role", "newsbot help"];

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "channel edit", "", "", FollowsNothing },
        { "channel show", "", "", FollowsNothing },
        { "channel test", "", "", "This channel follows nothing. Use `/channel setup`." },
        { "channel pause", "", "", FollowsNothing },
        { "channel resume", "", "", FollowsNothing },
        { "channel remove", "", "", FollowsNothing },
        { "channel follow", "source", "Nowhere", NoSource },
        { "channel unfollow", "source", "Nowhere", FollowsNothing },
        { "channel held", "", "", "No comment waits here." },
        { "channel alerts", "where", "here", "A forum takes no messages; choose a channel of messages." },
        { "source add", "address", "not an address", NoAddress },
        { "source test", "address", "not an address", NoAddress },
        { "source list", "", "", "No source is followed yet." },
        { "source show", "source", "Nowhere", NoSource },
        { "source edit", "source", "Nowhere", NoSource },
        { "source pause", "source", "Nowhere", NoSource },
        { "source resume", "source", "Nowhere", NoSource },
        { "source remove", "source", "Nowhere", NoSource },
        { "source import", "address", "not an address", "Give a file, or the address of one," },
        { "source export", "", "", "No source is followed yet." },
        { "newsbot why", "article", "Nowhere", "No article of that title or address has been read." },
        { "newsbot review", "show", "hidden", "Nothing is hidden here." },
        { "newsbot retry", "", "", "Nothing has been given up here" },
        { "newsbot drop", "", "", "Nothing has been given up here" },
        { "newsbot audit", "", "", "Nothing has been changed here." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_in_one_sentence_and_nothing_is_changed(string command, string option, string value, string answer)
    {
        var channel = command == "channel alerts" ? Chat.Open(Guild, "articles", ChannelKind.Forum) : News;

        var said = await AskInAsync(channel, Manager, command, option.Length == 0 ? [] : [(option, value)]);

        Assert.StartsWith(answer, said.Card.Text.Value, StringComparison.Ordinal);
        Assert.True(said.Ephemeral);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Changes.Before(Guild, (DateTimeOffset.MaxValue, "~"), 10), default));
    }

    [Fact]
    public void No_command_is_forgotten()
    {
        var commands = Table.Definitions.Where(command => command is { ForGuildManagers: true, Menu: null }).SelectMany(command => command.Subcommands.Select(subcommand => $"{command.Name} {subcommand.Name}"));

        Assert.Empty(commands.Except(NothingToBeWrong).Except(Wrong.Select(row => (string)row[0])));
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_or_dropped()
    {
        await FollowAsync();
        Chat.Permit(News, sending: false);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        await GiveUpAsync();

        var queue = await AskAsync(Manager, "newsbot queue");
        Assert.Contains("Could not be posted: **1**.\n• The post of *A bridge is opened*: ", queue.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("1 message is tried again.", (await PressAsync(Manager, queue, "Retry all")).Card.Text.Value);
        await GiveUpAsync();
        Assert.Equal("1 message is given up.", await SayAsync(Manager, "newsbot drop"));
        Assert.StartsWith("Nothing has been given up here", await SayAsync(Manager, "newsbot retry"), StringComparison.Ordinal);
        Assert.Equal(2, (await SayAsync(Manager, "newsbot audit")).Split('\n').Length);
    }

    private Task GiveUpAsync() => Bot.Database.WriteAsync(session =>
    {
        var delivery = session.Deliveries.Of(session.Posts.Find(Some.ArticleId, News)!).First(delivery => delivery.Kind == DeliveryKind.Post);
        session.Deliveries.Set(delivery.Key, DeliveryState.Dead, Time.GetUtcNow(), "Missing: Send Messages");
    }, default);
}
