using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleDiscussionTests : CommandTest
{
    private static readonly Member Stranger = new(new("501"), new("12"), "reader", ManagesGuild: true, []);

    [Fact]
    public async Task Who_names_no_article_outside_of_a_thread_is_asked_for_one()
    {
        Assert.StartsWith("Which article?", await SayAsync(Reader, "article discussion"), StringComparison.Ordinal);
        Assert.Equal("No article's title contains “\\*x\\*”. Choose one of those that are offered while you type.", await SayAsync(Reader, "article discussion", ("article", "*x*")));
    }

    [Fact]
    public async Task An_article_that_nobody_spoke_of_has_none()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.Equal("Nobody has said anything about *A bridge is opened* yet that you can see.", await SayAsync(Reader, "article discussion", ("article", "bridge")));
    }

    [Fact]
    public async Task It_shows_who_answers_whom_and_what_is_talked_about_to_the_viewer_alone()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"), Some.PageComment("b", author: "Ben", text: "Two\nlines ```"), Some.PageComment("c", "a", "Cid"), Some.PageComment("d", "c", "Ann"));
        await Bot.SettleAsync();

        var answer = await AskAsync(Reader, "article discussion", ("article", "bridge"));

        Assert.Equal("```\nAnn: Text of a\n└ Cid: Text of c\n  └ Ann: Text of d\nBen: Two lines ˋˋˋ\n```", answer.Card.Text.Value);
        Assert.Equal(("A bridge is opened", "https://herald.example/bridge"), (answer.Card.Panel!.Title.Value, answer.Card.Panel.Url));
        Assert.Contains($"> “Text of a” — [Ann](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("of a").Id)}>)\n", answer.Card.Panel.Body.Value, StringComparison.Ordinal);
        Assert.True(answer.Ephemeral);
        Assert.Empty(answer.Card.Buttons!);
    }

    [Fact]
    public async Task In_an_article_s_thread_the_article_need_not_be_named()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.Contains("Text of a", (await AskInAsync(ThreadIn(News), Reader, "article discussion")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_five_lines_are_a_page_and_buttons_lead_on_and_back()
    {
        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 60).Select(number => Some.PageComment($"{number}", text: $"Comment {number}."))]);

        var first = await AskAsync(Reader, "article discussion", ("article", "bridge"));
        var second = await PressAsync(Reader, first, "More");
        var third = await PressAsync(Reader, second, "More");
        var back = await PressAsync(Reader, third, "Back");

        Assert.Equal([25, 25, 10, 25], ((Answer[])[first, second, third, back]).Select(page => page.Card.Text.Value.Split('\n').Length - 2));
        Assert.Equal(["1–25 of 60", "26–50 of 60", "51–60 of 60", "26–50 of 60"], ((Answer[])[first, second, third, back]).Select(page => page.Card.Panel!.Footer.Value));
        Assert.Equal([["More"], ["Back", "More"], ["Back"]], ((Answer[])[first, second, third]).Select(page => page.Card.Buttons!.Select(button => button.Label)));
        Assert.Equal([false, true, true], ((Answer[])[first, second, third]).Select(page => page.ReplacesMessage));
        Assert.Equal(second.Card.Text, back.Card.Text);
    }

    [Fact]
    public async Task However_much_people_say_and_however_they_are_called_the_chat_takes_it()
    {
        var much = string.Concat(Enumerable.Repeat("**`much`** ", 200));
        await Bot.ReadAsync(Some.Article(much), [.. Enumerable.Range(0, 50).Select(number => Some.PageComment($"{number}", number % 12 == 0 ? null : $"{number - 1}", much + number, much))]);

        var answer = await AskAsync(Reader, "article discussion", ("article", "much"));

        CardLimits.Check(answer.Card);
        Assert.Equal(27, answer.Card.Text.Value.Split('\n').Length);
    }

    [Fact]
    public async Task What_was_said_where_the_viewer_cannot_look_is_neither_shown_nor_counted()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret", Comment("of a", hidden).Id);
        await Bot.SettleAsync();

        var readers = await AskAsync(Reader, "article discussion", ("article", "bridge"));
        var managers = await AskAsync(Manager, "article discussion", ("article", "bridge"));
        var strangers = await AskAsync(Stranger, "article discussion", ("article", "bridge"));

        Assert.Equal(["1 comment by 1 person", "1 comment by 1 person"], ((Answer[])[readers, strangers]).Select(answer => answer.Card.Panel!.Body.Value));
        Assert.All([readers, strangers], answer => Assert.DoesNotContain("Secret", answer.Card.Text.Value, StringComparison.Ordinal));
        Assert.Contains("└ manager: Secret", managers.Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("2 comments by 2 people", managers.Card.Panel!.Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_turned_by_somebody_else_shows_what_they_may_see()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article(), [.. Enumerable.Range(0, 25).Select(number => Some.PageComment($"{number}"))]);
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret");
        await Bot.SettleAsync();
        var managers = await AskAsync(Manager, "article discussion", ("article", "bridge"));

        Assert.Contains("Secret", (await PressAsync(Manager, managers, "More")).Card.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", (await PressAsync(Reader, managers, "More")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_not_shown()
    {
        await FollowAsync(NewsBot.Posting.MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.StartsWith("Nobody has said anything", await SayAsync(Reader, "article discussion", ("article", "bridge")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1:article")]
    [InlineData("1:article:discussion")]
    [InlineData("1:article:discussion:nothing:0")]
    [InlineData("1:article:discussion:ARTICLE:-1")]
    [InlineData("1:article:discussion:ARTICLE:99999999999")]
    [InlineData("1:article:bush:ARTICLE:0")]
    public async Task A_button_that_nobody_made_is_answered_kindly(string customId)
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));

        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, customId.Replace("ARTICLE", Some.ArticleId.Value, StringComparison.Ordinal))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));

        Assert.Contains("Text of a", (await PressAsync(Reader, $"1:article:discussion:{Some.ArticleId}:9")).Card.Text.Value, StringComparison.Ordinal);
    }
}
