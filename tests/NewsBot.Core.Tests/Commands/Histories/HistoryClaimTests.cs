using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Commands.Histories;

/// <summary>Members who say that a reader's name is theirs.</summary>
public sealed class HistoryClaimTests : CommandTest
{
    private const string Nobody = "Nobody by that name has written anything that you can see here. Choose one of those that are offered while you type.";
    private static readonly Member Other = new(Guild, new("13"), "other", ManagesGuild: false, []);

    [Fact]
    public async Task Once_it_is_confirmed_one_history_joins_both()
    {
        await TalkAsync();

        var asked = await AskAsync(Reader, "history link", ("name", "Ann"));
        Assert.StartsWith("Those who manage the server are asked whether you are **Ann**.", asked.Card.Text.Value, StringComparison.Ordinal);
        Assert.True(asked.Ephemeral);
        Assert.DoesNotContain("Text of a", await SayAsync(Reader, "history me"), StringComparison.Ordinal);

        var claims = await AskAsync(Manager, "history claims");
        Assert.StartsWith("<@12> (**reader**) says that the reader **Ann** is them, <t:", claims.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("Confirmed. No name waits to be confirmed.", (await PressAsync(Manager, claims, "Confirm")).Card.Text.Value);

        foreach (var history in new[] { await SayAsync(Reader, "history me"), await SayAsync(Manager, "history commenter", ("name", "Ann")), await SayAsync(Other, "history member", ("member", "12")) })
        {
            Assert.StartsWith("**reader**, also **Ann**\n", history, StringComparison.Ordinal);
            Assert.Contains("Text of a", history, StringComparison.Ordinal);
            Assert.Contains("From here", history, StringComparison.Ordinal);
        }

        Assert.StartsWith("**reader**, also **Ann**: 2 comments on 1 article", await SayAsync(Reader, "history stats"), StringComparison.Ordinal);
        Assert.Contains("Text of a", await SayAsync(Reader, "history me", ("words", "text")), StringComparison.Ordinal);
        Assert.Contains("confirmed: <@12> is the reader **Ann**", await SayAsync(Manager, "newsbot audit"), StringComparison.Ordinal);
        Assert.DoesNotContain("reader", await SayAsync(Manager with { Guild = new("501") }, "history commenter", ("name", "Ann")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_joined_history_hold_each_comment_once_in_order()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 12).Select(i => Some.PageComment($"a{i}") with { PostedAt = new DateTimeOffset(2030, 1, 1, i, 0, 0, TimeSpan.Zero) })]);
        await Bot.SettleAsync();
        for (var i = 0; i < 12; i++)
        {
            Chat.Now = new DateTimeOffset(2030, 1, 1, i, 30, 0, TimeSpan.Zero);
            Chat.Write(ThreadIn(News), Reader.User, "reader", $"Text of b{i}");
        }

        await Bot.SettleAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        await PressAsync(Manager, await AskAsync(Manager, "history claims"), "Confirm");

        var page = await AskAsync(Reader, "history me");
        var all = page.Card.Text.Value;
        for (; page.Card.Buttons is [.., { Label: "Older" }]; all += "\n" + page.Card.Text.Value)
            page = await PressAsync(Reader, page, "Older");

        Assert.Equal(
            Enumerable.Range(0, 12).Reverse().SelectMany(i => new[] { $"Text of b{i}", $"Text of a{i}" }),
            all.Split('\n').Where(line => line.StartsWith("<t:", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task Those_who_manage_the_guild_are_told_once_that_somebody_waits()
    {
        await TalkAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        await AskAsync(Other, "history link", ("name", "Ben"));
        await Bot.SettleAsync();

        Assert.Equal("A member says that a reader's name is theirs. Use /history claims to see who, and to confirm it or not.", Assert.Single(Chat.ToOwner).Text);
        await PressAsync(Manager, await PressAsync(Manager, await AskAsync(Manager, "history claims"), "Refuse"), "Refuse");
        Time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(Reader, "history link", ("name", "Ann"));
        await Bot.SettleAsync();
        Assert.Equal(2, Chat.ToOwner.Count);
    }

    [Fact]
    public async Task Only_those_who_manage_the_guild_decide()
    {
        await TalkAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        var claims = await AskAsync(Manager, "history claims");

        Assert.Equal("Only those who may manage the server can do this.", await SayAsync(Reader, "history claims"));
        Assert.Equal("Only those who may manage the server can do this.", (await PressAsync(Reader, claims, "Confirm")).Card.Text.Value);
        Assert.Equal("Only those who may manage the server can do this.", (await PressAsync(Other, claims, "Refuse")).Card.Text.Value);
        Assert.Equal("That was decided already.", (await PressAsync(Manager with { Guild = new("501") }, claims, "Confirm")).Card.Text.Value);
        Assert.DoesNotContain("Text of a", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_one_member_s_and_can_be_given_back()
    {
        await TalkAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        Time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(Other, "history link", ("name", "Ann"));
        var claims = await AskAsync(Manager, "history claims");
        var others = claims.Card.Buttons![0].CustomId!.Replace(AuthorId.OnDiscord("12").Value, AuthorId.OnDiscord("13").Value, StringComparison.Ordinal);
        await PressAsync(Manager, claims, "Confirm");

        Assert.Equal("That was decided already.", (await PressAsync(Manager, others)).Card.Text.Value);
        Assert.Equal("**Ann** was confirmed to be somebody else. Those who manage the server can undo that.", await SayAsync(Other, "history link", ("name", "Ann")));
        Assert.Equal("**Ann** was confirmed to be **reader**.", await SayAsync(Manager, "history link", ("name", "Ann")));

        var mine = await AskAsync(Reader, "history link", ("name", "Ann"));
        Assert.Equal("You are **Ann** here: one history joins both.", mine.Card.Text.Value);
        Assert.Equal("Taken back.", (await PressAsync(Reader, mine, "Take it back")).Card.Text.Value);
        Assert.DoesNotContain("Text of a", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_manage_the_guild_can_undo_what_was_confirmed()
    {
        await TalkAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        await PressAsync(Manager, await AskAsync(Manager, "history claims"), "Confirm");

        await PressAsync(Manager, await AskAsync(Manager, "history link", ("name", "Ann")), "Undo");

        Assert.DoesNotContain("Text of a", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_claimed_is_told_in_a_sentence()
    {
        await TalkAsync();

        Assert.Equal(Nobody, await SayAsync(Reader, "history link", ("name", "Zed")));
        Assert.Equal(Nobody, await SayAsync(Reader, "history link"));
        Assert.Equal("**reader** writes here and not on a site: only a reader's name on a site can be yours as well.", await SayAsync(Other, "history link", ("name", "reader")));
        Assert.Equal("This button is no longer valid. Use the command again.", (await PressAsync(Manager, "1:history:claim:yes:x:y")).Card.Text.Value);
        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        Assert.StartsWith("I keep nothing of you.", await SayAsync(Reader, "history link", ("name", "Ann")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_everything_erased_is_nobody_s_other_name_any_more()
    {
        await TalkAsync();
        await AskAsync(Reader, "history link", ("name", "Ann"));
        await PressAsync(Manager, await AskAsync(Manager, "history claims"), "Confirm");

        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");

        Assert.StartsWith("**Ann**\n", await SayAsync(Other, "history commenter", ("name", "Ann")), StringComparison.Ordinal);
    }

    private async Task TalkAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", author: "Ben"));
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), Reader.User, "reader", "From here");
        await Bot.SettleAsync();
    }
}
