using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Histories;

public sealed class HistoryCommandTests : CommandTest
{
    private static readonly Member Stranger = new(new("501"), new("12"), "reader", ManagesGuild: true, []);

    [Fact]
    public async Task Who_has_written_nothing_is_told_so()
    {
        Assert.Equal("You have not written under an article here yet.", await SayAsync(Reader, "history me"));
        Assert.Equal("Nobody by that name has written anything that you can see here. Choose one of those that are offered while you type.", await SayAsync(Reader, "history commenter", ("name", "Ann")));
        Assert.Equal("Nobody by that name has written anything that you can see here. Choose one of those that are offered while you type.", await SayAsync(Reader, "history commenter"));
        Assert.Empty(await TypeAsync(Reader, "history commenter", "name", "Ann"));
    }

    [Fact]
    public async Task My_history_tells_what_I_wrote_where_and_to_whom_and_only_to_me()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"));
        await Bot.SettleAsync();
        var message = Chat.Write(ThreadIn(News), Reader.User, "reader", "I *agree*.\n# Really", Comment("of a").Id);
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "history me");

        var seconds = 1_000;
        Assert.Equal(
            $"**reader**\n<t:{seconds}:R> [A bridge is opened](<{Chat.LinkTo(Guild, ThreadIn(News), message.Id)}>) ↩ Ann: I \\*agree\\*. # Really",
            answer.Card.Text.Value);
        Assert.True(answer.Ephemeral);
        Assert.Empty(answer.Card.Buttons!);
    }

    [Fact]
    public async Task What_somebody_wrote_in_one_guild_is_told_in_no_other()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), Reader.User, "reader", "Only here");
        await Bot.SettleAsync();

        Assert.StartsWith("You have not", await SayAsync(Stranger, "history me"), StringComparison.Ordinal);
        Assert.StartsWith("Nobody", await SayAsync(Stranger, "history commenter", ("name", "reader")), StringComparison.Ordinal);
        Assert.StartsWith("Nobody", await SayAsync(Stranger, "history commenter", ("name", AuthorId.OnDiscord("12").Value)), StringComparison.Ordinal);
        Assert.Empty(await TypeAsync(Stranger, "history commenter", "name", "rea"));
        Assert.Single(await TypeAsync(Manager, "history commenter", "name", "rea"));
    }

    [Fact]
    public async Task What_was_written_where_the_viewer_cannot_look_is_not_told_and_its_author_not_offered()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        for (var i = 0; i < 12; i++)
            Chat.Write(ThreadIn(hidden), Manager.User, "manager", $"Secret {i}");
        await FollowAsync();
        await Bot.Database.WriteAsync(session => session.Posts.Begin(new(Some.ArticleId, Guild, News, ChannelKind.Text, MirrorMode.All), Time.GetUtcNow()), default);
        await Bot.SettleAsync();
        Assert.Empty(await TypeAsync(Reader, "history commenter", "name", "man"));

        Chat.Write(ThreadIn(News), Manager.User, "manager", "Public");
        Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret again");
        await Bot.SettleAsync();

        Assert.EndsWith("Public", await SayAsync(Reader, "history commenter", ("name", "manager")), StringComparison.Ordinal);
        Assert.Single(await TypeAsync(Reader, "history commenter", "name", "man"));
        Assert.Contains("Secret again", await SayAsync(Manager, "history commenter", ("name", "manager")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_leads_to_the_one_who_has_just_that_name()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Annabel"), Some.PageComment("b", author: "Annabel"), Some.PageComment("c", author: "Ann"));

        Assert.EndsWith("Text of c", await SayAsync(Reader, "history commenter", ("name", "ann")), StringComparison.Ordinal);
        Assert.Contains("Text of b", await SayAsync(Reader, "history commenter", ("name", "anna")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_looks_like_an_id_is_a_name_all_the_same()
    {
        var name = new string('a', ShortHash.Length);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: name));

        Assert.EndsWith("Text of a", await SayAsync(Reader, "history commenter", ("name", name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_s_comment_leads_to_its_mirror_else_to_its_article()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        Assert.Contains("(<https://herald.example/bridge>)", await SayAsync(Reader, "history commenter", ("name", "Ann")), StringComparison.Ordinal);

        await FollowAsync();
        await Bot.SettleAsync();

        Assert.Contains($"(<{Chat.LinkTo(Guild, ThreadIn(News), Comment("of a").Id)}>)", await SayAsync(Reader, "history commenter", ("name", "Ann")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_comments_are_a_page_and_a_button_leads_to_older_ones()
    {
        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 23).Select(number => Some.PageComment(ShortHash.Of($"{number}"), text: $"Comment {number}."))]);

        var pages = new List<Answer> { await AskAsync(Reader, "history commenter", ("name", "Ann")) };
        while (pages[^1].Card.Buttons is [.., { Label: "Older" }])
            pages.Add(await PressAsync(Reader, pages[^1], "Older"));

        Assert.Equal([10, 10, 3], pages.Select(page => page.Card.Text.Value.Split('\n').Length - 1));
        Assert.Equal([false, true, true], pages.Select(page => page.ReplacesMessage));
        var again = await PressAsync(Reader, pages[^1], "First page");
        Assert.Equal((pages[0].Card.Text, "Older"), (again.Card.Text, Assert.Single(again.Card.Buttons!).Label));
        Assert.Equal(23, pages.SelectMany(page => page.Card.Text.Value.Split('\n').Where(line => line.Contains("Comment", StringComparison.Ordinal))).Distinct().Count());
    }

    [Fact]
    public async Task Ten_comments_fit_one_message_however_much_they_say()
    {
        await FollowAsync();
        var much = string.Concat(Enumerable.Repeat("**much** ", 100));
        await Bot.ReadAsync(
            Some.Article(much, "https://herald.example/" + new string('a', 400)),
            [.. Enumerable.Range(0, 12).Select(number => Some.PageComment(ShortHash.Of($"{number}"), number == 0 ? null : ShortHash.Of("0"), much, much))]);
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "history commenter", ("name", (await TypeAsync(Reader, "history commenter", "name", "**"))[0].Value));

        var lines = answer.Card.Text.Value.Split('\n').Skip(1).ToList();
        Assert.Equal(10, lines.Count);
        Assert.All(lines, line => Assert.Contains("](<https://chat.example/channels/", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1:history")]
    [InlineData("1:history:a:b:c")]
    [InlineData("1:history:aaaaaaaaaaaaaaaaaaaaaa:-5:x")]
    [InlineData("1:history:aaaaaaaaaaaaaaaaaaaaaa:999999999999999999:x")]
    [InlineData("1:history:aaaaaaaaaaaaaaaaaaaaaa:5:x:y")]
    [InlineData("2:history:aaaaaaaaaaaaaaaaaaaaaa:5:x")]
    [InlineData("1:nothing:x")]
    [InlineData("")]
    [InlineData(":::::")]
    public async Task A_button_that_nobody_made_is_answered_kindly(string customId) =>
        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, customId)).Card.Text.Value, StringComparison.Ordinal);

    [Fact]
    public async Task A_forged_page_shows_no_more_than_the_command_would()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), Reader.User, "reader", "Only here");
        await Bot.SettleAsync();

        var forged = $"1:history:{AuthorId.OnDiscord("12")}:253402300799999:~";

        Assert.Equal("There is nothing older.", (await PressAsync(Stranger, forged)).Card.Text.Value);
        Assert.EndsWith("Only here", (await PressAsync(Reader, forged)).Card.Text.Value, StringComparison.Ordinal);
    }
}
