using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Commands.Articles;

public sealed class ArticleQuestionTests : CommandTest
{
    private const string Nothing = "**{0}**\nNothing in this article and its discussion answers that.";

    [Fact]
    public async Task It_answers_everybody_in_the_channel_with_what_the_article_says()
    {
        await Bot.ReadAsync(Some.Article());

        var answer = await AskAsync(Reader, "article ask", ("question", "When was the *bridge* opened?"), ("article", "bridge"));

        Assert.Equal(
            "**When was the \\*bridge\\* opened?**\n> “The bridge was opened on Monday.” — [the article, paragraph 1](<https://herald.example/bridge>)",
            answer.Card.Text.Value);
        Assert.False(answer.Ephemeral);
    }

    [Fact]
    public async Task What_somebody_wrote_in_the_form_while_the_article_was_taken_down_is_given_back()
    {
        await Bot.ReadAsync(Some.Article());
        await Bot.Database.WriteAsync(session => session.Moderation.TakeDown(Guild, Some.ArticleId, Time.GetUtcNow()), default);

        var answer = await SubmitAsync(Reader, new ButtonId("article", ["ask", Some.ArticleId.Value]).ToString(), "When was it opened?");

        Assert.Equal("This form is no longer valid. You wrote:\nWhen was it opened?", answer.Card.Text.Value);
    }

    [Fact]
    public async Task It_quotes_comments_with_their_authors_and_the_way_to_them()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: "Ann *A*", text: "The toll is four crowns."));
        await Bot.SettleAsync();
        var said = Chat.Write(ThreadIn(News), Manager.User, "manager", "Lanterns cost seven hundred crowns.");
        await Bot.SettleAsync();

        Assert.EndsWith(
            $"> “The toll is four crowns.” — [Ann \\*A\\*](<{Chat.LinkTo(Guild, ThreadIn(News), Comment("four crowns").Id)}>)",
            await SayAsync(Reader, "article ask", ("question", "How much is the toll?"), ("article", "bridge")),
            StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.EndsWith(
            $"> “Lanterns cost seven hundred crowns.” — [manager](<{Chat.LinkTo(Guild, ThreadIn(News), said.Id)}>)",
            (await AskInAsync(ThreadIn(News), Reader, "article ask", ("question", "How much do lanterns cost?"))).Card.Text.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_answers_it_says_so()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.Equal(Nothing.Replace("{0}", "Who is the queen?", StringComparison.Ordinal), await SayAsync(Reader, "article ask", ("question", "Who is the queen?"), ("article", "bridge")));
    }

    [Fact]
    public async Task A_question_that_nothing_answers_is_told_to_its_asker_alone_and_is_no_comment_of_theirs()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        var answer = await AskInAsync(ThreadIn(News), Reader, "article ask", ("question", "Who is the queen?"));

        Assert.Equal((Nothing.Replace("{0}", "Who is the queen?", StringComparison.Ordinal), true), (answer.Card.Text.Value, answer.Ephemeral));
        Assert.DoesNotContain("queen", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
        Assert.DoesNotContain("queen", (await AskAsync(Manager, "article discussion", ("article", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.StartsWith("There is nothing to count", await SayAsync(Reader, "history stats"), StringComparison.Ordinal);
        Assert.StartsWith("I answer everybody once", await SayAsync(Reader, "article ask", ("question", "When was it opened?"), ("article", "bridge")), StringComparison.Ordinal);
        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        Assert.Equal(0, await Bot.Database.ReadAsync(session => session.First<long>("SELECT COUNT(*) FROM question"), default));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_told_in_a_sentence_and_costs_no_wait()
    {
        await Bot.ReadAsync(Some.Article());

        Assert.Equal("There is nothing to read in your question. Write what you want to know.", await SayAsync(Reader, "article ask", ("question", " \u200B "), ("article", "bridge")));
        Assert.Equal("There is nothing to read in your question. Write what you want to know.", await SayAsync(Reader, "article ask"));
        Assert.Equal("Your question is longer than 500 characters. Shorten it.", await SayAsync(Reader, "article ask", ("question", new string('x', 501)), ("article", "bridge")));
        Assert.StartsWith("Which article?", await SayAsync(Reader, "article ask", ("question", "When?")), StringComparison.Ordinal);
        Assert.StartsWith("No article's title", await SayAsync(Reader, "article ask", ("question", "When?"), ("article", "ferry")), StringComparison.Ordinal);
        Assert.Contains("Monday", await SayAsync(Reader, "article ask", ("question", "When was it opened?"), ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_answered_once_in_thirty_seconds()
    {
        await Bot.ReadAsync(Some.Article());
        (string, string)[] asked = [("question", "When was it opened?"), ("article", "bridge")];
        await AskAsync(Reader, "article ask", asked);
        Time.Advance(TimeSpan.FromSeconds(12));

        var early = await AskAsync(Reader, "article ask", asked);

        Assert.Equal(("I answer everybody once in 30 seconds. Ask again in 18 seconds.", true), (early.Card.Text.Value, early.Ephemeral));
        Assert.Contains("Monday", await SayAsync(Manager, "article ask", asked), StringComparison.Ordinal);
        await RestartAsync();
        Assert.StartsWith("I answer everybody once", await SayAsync(Reader, "article ask", asked), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(18));
        Assert.Contains("Monday", await SayAsync(Reader, "article ask", asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_and_answer_are_in_the_tree_of_their_guild_and_are_not_said_again()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        await AskInAsync(ThreadIn(News), Reader, "article ask", ("question", "When was it opened?"));
        await Bot.FinishAsync();

        Assert.Single(Comments());
        var outline = (await AskAsync(Manager, "article discussion", ("article", "bridge"))).Card;
        Assert.Equal("```\nAnn: Text of a\nreader: When was it opened?\n└ NewsBot: “The bridge was opened on Monday.”\n```", outline.Text.Value);
        Assert.StartsWith("2 comments by 2 people", outline.Panel!.Body.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("opened?", (await AskAsync(Manager with { Guild = new("501") }, "article discussion", ("article", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.Contains("When was it opened?", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_replies_to_the_answer_stands_below_it_in_the_tree()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        var answer = await AskInAsync(ThreadIn(News), Reader, "article ask", ("question", "When was it opened?"));
        var shown = Chat.Answered(ThreadIn(News), answer, null, LastInteraction);

        Chat.Write(ThreadIn(News), Manager.User, "manager", "On Tuesday, I think.", shown.Id);
        await Bot.SettleAsync();

        Assert.Equal(
            "```\nreader: When was it opened?\n└ NewsBot: “The bridge was opened on Monday.”\n  └ manager: On Tuesday, I think.\n```",
            (await AskAsync(Manager, "article discussion", ("article", "bridge"))).Card.Text.Value);
    }

    [Fact]
    public async Task What_is_said_in_one_channel_is_quoted_in_no_other()
    {
        var hidden = Chat.Open(Guild, "staff", managersOnly: true);
        await Bot.FollowAsync(Guild, hidden);
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(hidden), Manager.User, "manager", "The lanterns cost seven hundred crowns.");
        await Bot.SettleAsync();

        Assert.Contains("seven hundred", (await AskInAsync(hidden, Manager, "article ask", ("question", "What do the lanterns cost?"), ("article", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("seven hundred", (await AskInAsync(News, Manager, "article ask", ("question", "What do the lanterns cost?"), ("article", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_not_quoted()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "The toll is four crowns."));
        await Bot.SettleAsync();

        Assert.DoesNotContain("four", await SayAsync(Reader, "article ask", ("question", "How much is the toll?"), ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_was_asked_before_does_not_answer_the_next()
    {
        await Bot.ReadAsync(Some.Article());
        for (var i = 0; i < 2; i++)
        {
            Assert.StartsWith("**Who paid", await SayAsync(Reader, "article ask", ("question", "Who paid for the brass lanterns of the harbour?"), ("article", "bridge")), StringComparison.Ordinal);
            Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.EndsWith("answers that.", await SayAsync(Reader, "article ask", ("question", "Who paid for the brass lanterns of the harbour?"), ("article", "bridge")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_was_just_read_has_a_discussion_in_which_nobody_was_mistaken_for_us()
    {
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", author: Author.Bot.Name));
        var answer = await AskAsync(Reader, "article discussion", ("article", "bridge"));

        Assert.StartsWith("1 comment by 1 person", answer.Card.Panel!.Body.Value, StringComparison.Ordinal);
    }
}
