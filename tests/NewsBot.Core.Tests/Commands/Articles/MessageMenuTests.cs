using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class MessageMenuTests : CommandTest
{
    private const string Parent = "Show parent";
    private const string Discussion = "Show this discussion";
    private static readonly Member Stranger = new(new("501"), new("12"), "stranger", ManagesGuild: true, []);

    [Fact]
    public async Task What_a_mirrored_comment_answers_is_shown_with_its_own_parents_and_the_way_to_each()
    {
        await PublishAsync(Some.PageComment("a", author: "Ann"), Some.PageComment("b", "a", "Ben"), Some.PageComment("c", "b", "Cid"));

        var answer = await ChooseAsync(Reader, Parent, Comment("of c").Id.Value, ThreadIn(News));

        Assert.True(answer.Ephemeral);
        Assert.Equal(
            $"""
            What **Cid** answers, the nearest first:
            **Ben** · <t:{Seen}:R> · [go there](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("of b").Id)}>)
            > Text of b
            **Ann** · <t:{Seen}:R> · [go there](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("of a").Id)}>)
            > Text of a
            """,
            answer.Card.Text.Value);
    }

    [Fact]
    public async Task What_a_person_answered_is_shown_as_well()
    {
        await PublishAsync(Some.PageComment("a", author: "Ann"));
        var said = Chat.Write(ThreadIn(News), Reader.User, "reader", "No", Comment("of a").Id);
        await Bot.SettleAsync();

        Assert.Contains("> Text of a", (await ChooseAsync(Manager, Parent, said.Id.Value, ThreadIn(News))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_parents_are_paged()
    {
        await PublishAsync([.. Enumerable.Range(0, 12).Select(number => Some.PageComment($"{number}", number == 0 ? null : $"{number - 1}", text: $"Comment {number}."))]);

        var first = await ChooseAsync(Reader, Parent, Comment("Comment 11.").Id.Value, ThreadIn(News));
        var second = await PressAsync(Reader, first, "More");
        var third = await PressAsync(Reader, second, "More");

        Assert.Equal([5, 5, 1], ((Answer[])[first, second, third]).Select(page => page.Card.Text.Value.Split("> Comment").Length - 1));
        Assert.Contains("(page 3 of 3)", third.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal(["Back"], third.Card.Buttons!.Select(button => button.Label));
        Assert.Equal([false, true, true], ((Answer[])[first, second, third]).Select(page => page.ReplacesMessage));
        Assert.All([first, second, third], page => CardLimits.Check(page.Card));
    }

    [Fact]
    public async Task Parents_fit_one_message_however_much_they_say_and_whatever_they_are_called()
    {
        var (name, text) = (new string('*', 200), string.Concat(Enumerable.Repeat("*_~`|>[x](y) ", 100)));
        await PublishAsync([.. Enumerable.Range(0, 6).Select(number => Some.PageComment($"{number}", number == 0 ? null : $"{number - 1}", author: name, text: number == 5 ? "The last" : text))]);

        var answer = await ChooseAsync(Reader, Parent, Comment("The last").Id.Value, ThreadIn(News));

        CardLimits.Check(answer.Card);
        Assert.Equal(5, answer.Card.Text.Value.Split("\n> ").Length - 1);
    }

    [Fact]
    public async Task Who_answers_nobody_is_said_to()
    {
        await PublishAsync(Some.PageComment("a", author: "Ann"));

        Assert.Equal("Ann answers nobody here: this is said of *A bridge is opened* itself.", (await ChooseAsync(Reader, Parent, Comment("of a").Id.Value, ThreadIn(News))).Card.Text.Value);
    }

    [Fact]
    public async Task A_parent_that_was_removed_leaves_its_place()
    {
        await PublishAsync(Some.PageComment("a", author: "Ann"), Some.PageComment("b", "a", "Ben"), Some.PageComment("c", "b", "Cid"));
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann"), Some.PageComment("b", "a", "Ben", deleted: true), Some.PageComment("c", "b", "Cid"));
        await Bot.SettleAsync();

        Assert.Contains(":\n*removed*\n**Ann**", (await ChooseAsync(Reader, Parent, Comment("of c").Id.Value, ThreadIn(News))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discussion_opens_where_the_message_stands_and_marks_it()
    {
        await PublishAsync([.. Enumerable.Range(0, 30).Select(number => Some.PageComment($"{number}", text: $"Comment {number}."))]);

        var late = await ChooseAsync(Reader, Discussion, Comment("Comment 28.").Id.Value, ThreadIn(News));
        var post = await ChooseAsync(Reader, Discussion, Messages(News)[0].Id.Value);

        Assert.Contains("▶ Ann: Comment 28.", late.Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("26–30 of 30", late.Card.Panel!.Footer.Value);
        Assert.Equal(("1–25 of 30", false), (post.Card.Panel!.Footer.Value, post.Card.Text.Value.Contains('▶', StringComparison.Ordinal)));
        Assert.True(late.Ephemeral);
    }

    [Theory]
    [InlineData(Parent, "This message is no comment under an article.")]
    [InlineData(Discussion, "This message belongs to no article.")]
    public async Task A_message_that_has_nothing_to_do_with_an_article_is_said_to(string entry, string answer)
    {
        await PublishAsync(Some.PageComment("a"));
        var other = Chat.Write(News, Manager.User, "manager", "Hello");

        foreach (var target in (string[])[other.Id.Value, "99", "nothing", ""])
            Assert.StartsWith(answer, (await ChooseAsync(Reader, entry, target)).Card.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Parent, "This message is no comment under an article.")]
    [InlineData(Discussion, "This message belongs to no article.")]
    public async Task Who_cannot_look_where_a_message_stands_learns_nothing_of_it(string entry, string answer)
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();
        var (mirrored, said) = (Comment("of b", hidden), Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret", Comment("of b", hidden).Id));
        await Bot.SettleAsync();

        foreach (var message in (MemoryMessage[])[mirrored, said])
        {
            Assert.StartsWith(answer, (await ChooseAsync(Reader, entry, message.Id.Value, ThreadIn(hidden))).Card.Text.Value, StringComparison.Ordinal);
            Assert.StartsWith(answer, (await ChooseAsync(Stranger, entry, message.Id.Value, ThreadIn(hidden))).Card.Text.Value, StringComparison.Ordinal);
            Assert.DoesNotContain(answer, (await ChooseAsync(Manager, entry, message.Id.Value, ThreadIn(hidden))).Card.Text.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_forged_page_shows_no_more_than_the_menu_would()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        var asked = Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret");
        var replied = Chat.Write(ThreadIn(hidden), Manager.User, "manager", "Secret, too", asked.Id);
        await Bot.SettleAsync();
        var forged = $"1:parents:{Some.ArticleId}:{ShortHash.Of("message", replied.Id.Value)}:0";

        Assert.Contains("> Secret", (await PressAsync(Manager, forged)).Card.Text.Value, StringComparison.Ordinal);
        Assert.Equal("This comment is no longer there.", (await PressAsync(Reader, forged)).Card.Text.Value);
        Assert.Equal("This comment is no longer there.", (await PressAsync(Stranger, forged)).Card.Text.Value);
    }

    [Theory]
    [InlineData("1:parents")]
    [InlineData("1:parents:a:b")]
    [InlineData("1:parents:a:b:0")]
    [InlineData("1:parents:ARTICLE:b:-1")]
    [InlineData("1:parents:ARTICLE:b:99999999999")]
    public async Task A_button_that_nobody_made_is_answered_kindly(string customId)
    {
        await PublishAsync();

        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, customId.Replace("ARTICLE", Some.ArticleId.Value, StringComparison.Ordinal))).Card.Text.Value, StringComparison.Ordinal);
    }

    private long Seen => Time.GetUtcNow().ToUnixTimeSeconds();

    private async Task PublishAsync(params NewsBot.Sources.PageComment[] comments)
    {
        await Bot.FollowAsync(Guild, News, mirror: MirrorMode.All);
        await Bot.ReadAsync(Some.Article(), comments);
        await Bot.SettleAsync();
    }
}
