using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleTextTests : CommandTest
{
    [Fact]
    public async Task It_shows_the_whole_text_to_the_viewer_alone()
    {
        await Bot.ReadAsync(Some.Article(body: ["The *bridge* was opened.", "Nobody crossed it."]));

        var answer = await AskAsync(Reader, "article text", ("article", "bridge"));

        Assert.True(answer.Ephemeral);
        Assert.Equal(("A bridge is opened", "The \\*bridge\\* was opened.\n\nNobody crossed it."), (answer.Card.Panel!.Title.Value, answer.Card.Panel.Body.Value));
        Assert.Equal(["Source"], answer.Card.Buttons!.Select(button => button.Label));
    }

    [Fact]
    public async Task A_long_one_is_turned_page_by_page_and_nothing_of_it_is_missing()
    {
        var words = Enumerable.Range(0, 2_000).Select(number => $"word{number}").ToList();
        await Bot.ReadAsync(Some.Article(body: string.Join(' ', words)));

        var pages = new List<Answer> { await AskAsync(Reader, "article text", ("article", "bridge")) };
        while (pages[^1].Card.Buttons!.Any(button => button.Label == "More"))
            pages.Add(await PressAsync(Reader, pages[^1], "More"));

        Assert.All(pages, page => CardLimits.Check(page.Card));
        Assert.Equal(words, pages.SelectMany(page => page.Card.Panel!.Body.Value.Split(' ')));
        Assert.Equal($"Page {pages.Count} of {pages.Count}", pages[^1].Card.Panel!.Footer.Value);
        Assert.All(pages.Skip(1), page => Assert.True(page.ReplacesMessage));
        Assert.Equal(pages[^2].Card.Panel!.Body, (await PressAsync(Reader, pages[^1], "Back")).Card.Panel!.Body);
    }

    [Fact]
    public async Task The_button_under_a_post_opens_it_and_leaves_the_post_alone()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        var button = Messages(News)[0].Card.Buttons!.Single(button => button.Label == "Full text");

        var answer = await PressAsync(Reader, button.CustomId!);

        Assert.Equal("The bridge was opened on Monday.", answer.Card.Panel!.Body.Value);
        Assert.True(answer is { Ephemeral: true, ReplacesMessage: false });
    }

    [Fact]
    public async Task Where_there_is_no_text_it_says_so()
    {
        await Bot.ReadAsync(Some.Article() with { Body = [] });

        Assert.Equal("The text of *A bridge is opened* is not known here. Open the article itself.", await SayAsync(Reader, "article text", ("article", "bridge")));
        Assert.StartsWith("Which article?", await SayAsync(Reader, "article text"), StringComparison.Ordinal);
        Assert.StartsWith("No article's title contains", await SayAsync(Reader, "article text", ("article", "tram")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1:article:text")]
    [InlineData("1:article:text:ARTICLE")]
    [InlineData("1:article:text:nothing:0")]
    [InlineData("1:article:text:ARTICLE:-1")]
    [InlineData("1:article:text:ARTICLE:0:spin")]
    [InlineData("1:article:text:ARTICLE:99999999999:turn")]
    [InlineData("1:article:ask:nothing")]
    [InlineData("1:article:refresh:nothing")]
    [InlineData("1:article:latest:ARTICLE")]
    public async Task A_button_that_nobody_made_is_answered_kindly(string customId)
    {
        await Bot.ReadAsync(Some.Article());

        Assert.StartsWith("This button is no longer valid.", (await PressAsync(Reader, customId.Replace("ARTICLE", Some.ArticleId.Value, StringComparison.Ordinal))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_Ask_opens_a_form_whose_question_is_answered_as_by_the_command()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        var button = Messages(News)[0].Card.Buttons!.Single(button => button.Label == "Ask");

        var form = (await PressAsync(Reader, button.CustomId!)).Form!;
        var answer = await SubmitAsync(Reader, form.CustomId, "When was the bridge opened?");

        Assert.Equal(("Ask about the article", "A bridge is opened", 500), (form.Title, form.Fields[0].Label, form.Fields[0].MaxLength));
        Assert.Contains("The bridge was opened on Monday.", answer.Card.Text.Value, StringComparison.Ordinal);
        Assert.False(answer.Ephemeral);
        Assert.EndsWith("You wrote:\nAnd again?", (await SubmitAsync(Reader, form.CustomId, "And again?")).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_an_article_that_is_none_gives_the_question_back()
    {
        Assert.EndsWith("You wrote:\nWhen?", (await SubmitAsync(Reader, "1:article:ask:nothing", "When?")).Card.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("You wrote", (await SubmitAsync(Reader, "1:article:ask:nothing", "  ")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This form is no longer valid.", (await SubmitAsync(Reader, "1:article:ask", "When?")).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("This form is no longer valid.", (await SubmitAsync(Reader, "1:article:text:x", "When?")).Card.Text.Value, StringComparison.Ordinal);
    }
}
