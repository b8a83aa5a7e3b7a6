using NewsBot.Core.Tests.Articles;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>What a source may do to a discussion that is shown already.</summary>
public sealed class SourceFaultTests : PipelineTest
{
    [Fact]
    public async Task F24_Comments_in_another_order_are_the_same_comments()
    {
        await ShowAsync();
        var before = Shown();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("c", "b"), Some.PageComment("b", "a"), Some.PageComment("a"));
        await Bot.FinishAsync();

        Assert.Equal(before, Shown());
    }

    [Fact]
    public async Task F24_A_page_without_its_comments_takes_none_away()
    {
        await ShowAsync();
        var before = Shown();

        await Bot.ReadAsync(Some.Article());
        await Bot.FinishAsync();

        Assert.Equal(before, Shown());
    }

    [Fact]
    public async Task F24_Comments_that_answer_each_other_in_a_circle_are_all_shown_once()
    {
        await FollowAsync();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", "c"), Some.PageComment("b", "a"), Some.PageComment("c", "b"), Some.PageComment("d", "d"));
        await Bot.FinishAsync();

        Assert.Equal(["a", "b", "c", "d"], Comments().Select(message => message.Text.Split("Text of ")[1]).Order());
    }

    [Fact]
    public async Task F24_An_edited_comment_is_edited_and_a_deleted_one_keeps_what_answers_it()
    {
        await ShowAsync();
        var before = Comments();

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", deleted: true), Some.PageComment("b", "a", text: "Edited"), Some.PageComment("c", "b"));
        await Bot.FinishAsync();

        Assert.Equal(before.Select(message => (message.Id, message.ReplyTo)), Comments().Select(message => (message.Id, message.ReplyTo)));
        Assert.Equal(["**Ann**\n*deleted at the source*", $"**Ann** · *edited*\nEdited", "**Ann**\nText of c"], Comments().Select(message => message.Text));
    }

    private async Task ShowAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"), Some.PageComment("c", "b"));
        await Bot.FinishAsync();
    }

    private List<string> Shown() => [.. Comments().Select(message => $"{message.Id} ↩ {message.ReplyTo}: {message.Text}")];
}
