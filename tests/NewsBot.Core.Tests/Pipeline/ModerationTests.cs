using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Pipeline;

public sealed class ModerationTests : PipelineTest
{
    [Fact]
    public async Task Filtered_holds_back_what_a_rule_catches_and_shows_the_rest()
    {
        await FollowAsync(MirrorMode.Filtered);

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "See https://a.example and https://b.example"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();

        Assert.Equal(["**Ann**\nText of b"], Comments().Select(message => message.Text));
        Assert.Null(Comments()[0].ReplyTo);
    }

    [Fact]
    public async Task A_comment_let_through_is_shown_and_named_in_the_replies_that_were_there_before()
    {
        await FollowAsync(MirrorMode.Filtered);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "See https://a.example and https://b.example"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();

        await Bot.Database.WriteAsync(session => session.Held.Release(Some.ArticleId, News, new("a")), default);
        await Bot.SettleAsync();

        Assert.Equal(2, Comments().Count);
        Assert.StartsWith("↪ [Ann]", Comment("Text of b").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MirrorMode.Hold)]
    [InlineData(MirrorMode.Off)]
    public async Task Hold_and_off_show_no_comment(MirrorMode mode)
    {
        await FollowAsync(mode);

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Assert.Single(Messages(News));
        Assert.Empty(Comments());
    }

    [Fact]
    public async Task What_a_moderator_deletes_is_hidden_in_every_channel_and_never_shown_again()
    {
        var (elsewhere, far) = (Chat.Open(Guild, "general"), Chat.Open(new("501"), "news"));
        await FollowAsync();
        await Bot.FollowAsync(Guild, elsewhere);
        await Bot.FollowAsync(new("501"), far);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b", "a"));
        await Bot.SettleAsync();

        Chat.Erase(ThreadIn(elsewhere), Comment("of a", elsewhere).Id);
        await Bot.SettleAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Text of a, changed"), Some.PageComment("b", "a"));
        await RestartAsync();
        await Bot.SettleAsync();

        Assert.All(new[] { News, elsewhere, far }, channel => Assert.Equal(["**Ann**\nText of b"], Comments(channel).Select(message => message.Text)));
    }

    [Fact]
    public async Task What_a_moderator_deletes_before_it_is_sent_everywhere_is_not_sent_there()
    {
        var closed = Chat.Open(new("501"), "news");
        await FollowAsync();
        await Bot.FollowAsync(new("501"), closed);
        await Bot.Database.WriteAsync(session => session.Guilds.Leave(new("501"), Time.GetUtcNow()), default);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Chat.Erase(ThreadIn(News), Comment("of a").Id);
        await Bot.SettleAsync();
        await Bot.Database.WriteAsync(session => session.Guilds.Join(new("501"), null), default);
        await Bot.SettleAsync();

        Assert.Single(Messages(closed));
        Assert.Empty(Comments(closed));
    }

    [Fact]
    public async Task Deleting_one_message_of_a_long_comment_takes_the_others_with_it()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: string.Join(' ', Enumerable.Repeat("word", 1_000))));
        await Bot.SettleAsync();
        Assert.Equal(3, Comments().Count);

        Chat.Erase(ThreadIn(News), Comments()[1].Id);
        await Bot.SettleAsync();

        Assert.Empty(Comments());
    }

    [Fact]
    public async Task A_deletion_that_nobody_told_of_is_noticed_when_the_message_is_to_be_changed()
    {
        Bot.Listens = false;
        var elsewhere = Chat.Open(Guild, "general");
        await FollowAsync();
        await Bot.FollowAsync(Guild, elsewhere);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        Chat.Erase(ThreadIn(News), Comment("of a").Id);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a", text: "Changed"));
        await Bot.SettleAsync();

        Assert.Empty(Comments());
        Assert.Empty(Comments(elsewhere));
    }

    [Fact]
    public async Task A_post_that_a_moderator_deletes_is_not_posted_again()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Chat.Erase(News, Messages(News)[0].Id);
        await Bot.ReadAsync(Some.Article("A bridge is closed"));
        await RestartAsync();
        await Bot.SettleAsync();

        Assert.Empty(Messages(News));
        Assert.Equal(1, Chat.Created);
    }
}
