using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;

namespace NewsBot.Core.Tests.Commands.Articles;

/// <summary>What becomes of an answer that was given on the spot, in the channel where everybody sees it.</summary>
public sealed class SpotAnswerTests : CommandTest
{
    private const string Question = "What do the lanterns cost?";

    [Fact]
    public async Task A22_Whoever_erases_themselves_is_quoted_in_no_answer_any_more()
    {
        var shown = await AnswerAsync(ThreadIn, Reader);
        Assert.Contains("seven hundred", shown.Text, StringComparison.Ordinal);

        await PressAsync(Manager, await AskAsync(Manager, "history forget"), "Erase");
        await Bot.FinishAsync();

        Assert.Equal($"**{Question}**\nNothing in this article and its discussion answers that.", Comments().Single(message => message.Id == shown.Id).Text);
    }

    [Fact]
    public async Task What_is_deleted_or_hidden_goes_from_an_answer_in_any_channel_where_it_was_given()
    {
        var shown = await AnswerAsync(_ => News, Reader with { Locale = "de" });

        Chat.Erase(ThreadIn(News), Comment("seven hundred").Id);
        await Bot.FinishAsync();

        Assert.Equal($"**{Question}**\nDas beantwortet hier nichts.", Messages(News).Single(message => message.Id == shown.Id).Text);
    }

    [Fact]
    public async Task A22_The_answer_to_somebody_who_erases_themselves_is_removed_with_their_question()
    {
        var shown = await AnswerAsync(ThreadIn, Reader);

        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");
        await Bot.FinishAsync();

        Assert.DoesNotContain(Comments(), message => message.Id == shown.Id);
    }

    [Fact]
    public async Task The_answer_about_an_article_that_is_taken_down_is_removed_with_it()
    {
        var shown = await AnswerAsync(_ => News, Reader);

        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await Bot.FinishAsync();

        Assert.DoesNotContain(Messages(News), message => message.Id == shown.Id);
    }

    [Fact]
    public async Task What_was_asked_about_an_article_that_is_taken_down_is_still_theirs_when_it_is_brought_back()
    {
        await AnswerAsync(_ => News, Reader);

        await PressAsync(Manager, await AskAsync(Manager, "article takedown", ("article", "bridge")), "Take down");
        await Bot.FinishAsync();
        Assert.DoesNotContain("cost?", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
        await Bot.Database.WriteAsync(session => session.Moderation.Restore(Guild, Some.ArticleId, Time.GetUtcNow()), default);
        await Bot.FinishAsync();

        Assert.Contains("cost?", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_nothing_is_kept_the_answer_is_for_them_alone()
    {
        await DiscussAsync();
        await PressAsync(Reader, await AskAsync(Reader, "history forget"), "Erase");

        var answer = await AskInAsync(ThreadIn(News), Reader, "article ask", ("question", Question));

        Assert.Contains("seven hundred", answer.Card.Text.Value, StringComparison.Ordinal);
        Assert.True(answer.Ephemeral);
    }

    [Fact]
    public async Task An_answer_whose_message_a_moderator_deletes_is_in_the_discussion_no_more()
    {
        var shown = await AnswerAsync(ThreadIn, Reader);

        Chat.Erase(ThreadIn(News), shown.Id);
        await Bot.FinishAsync();

        Assert.DoesNotContain("cost?", (await AskAsync(Manager, "article discussion", ("article", "bridge"))).Card.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("cost?", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_leads_to_where_a_question_was_answered_and_a_restart_takes_nothing_from_it()
    {
        var shown = await AnswerAsync(ThreadIn, Reader);

        await RestartAsync();
        await Bot.ThreadCatchUp.RunAsync(new(ThreadIn(News), shown.Id), default);

        Assert.Contains($"(<{Chat.LinkTo(Guild, ThreadIn(News), shown.Id)}>): {Question}", await SayAsync(Reader, "history me"), StringComparison.Ordinal);
        Assert.Contains("▶ reader: What do", (await ChooseAsync(Manager, "Show this discussion", shown.Id.Value, ThreadIn(News))).Card.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChatFailure.Throttled, false)]
    [InlineData(ChatFailure.Unknown, true)]
    [InlineData(ChatFailure.Refused, false)]
    public async Task A_message_that_cannot_be_changed_just_then_is_changed_later(ChatFailure failure, bool isDone)
    {
        var shown = await AnswerAsync(ThreadIn, Reader);
        var tries = 0;
        Chat.At = request =>
        {
            if (request.Name == nameof(IChatClient.EditAsync) && request.IsDone == isDone && tries++ == 0)
                throw new ChatException(failure, "Not now.");
        };

        await PressAsync(Manager, await AskAsync(Manager, "history forget"), "Erase");
        await Bot.FinishAsync();

        Assert.Equal(2, tries);
        Assert.DoesNotContain("seven hundred", Comments().Single(message => message.Id == shown.Id).Text, StringComparison.Ordinal);
    }

    private async Task DiscussAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();
        Chat.Write(ThreadIn(News), Manager.User, "manager", "The lanterns cost seven hundred crowns.");
        await Bot.SettleAsync();
    }

    // In an article's own thread, or elsewhere about it.
    private async Task<MemoryMessage> AnswerAsync(Func<ChannelId, ChannelId> place, Member who)
    {
        await DiscussAsync();
        var answer = await AskInAsync(place(News), who, "article ask", ("question", Question), ("article", "bridge"));
        var shown = Chat.Answered(place(News), answer, null, LastInteraction);
        await Bot.SettleAsync();
        return shown;
    }
}
