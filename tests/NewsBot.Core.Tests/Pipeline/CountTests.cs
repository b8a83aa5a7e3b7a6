using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>How many comments a post says there are: neither hidden nor held ones, right within a while, and without an edit for each.</summary>
public sealed class CountTests : PipelineTest
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private int _edits;

    [Fact]
    public async Task A_post_is_edited_once_for_all_comments_of_a_while()
    {
        await PublishAsync(10);
        Assert.Equal("10", Count());

        for (var comments = 11; comments <= 13; comments++)
        {
            await ReadAsync(comments);
            await Bot.SettleAsync();
            Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(("10", 0), (Count(), _edits));
        Time.Advance(Within - TimeSpan.FromMinutes(6));
        await Bot.SettleAsync();
        Assert.Equal(("13", 1), (Count(), _edits));

        Time.Advance(Within);
        await Bot.SettleAsync();
        Assert.Equal(1, _edits);
    }

    [Fact]
    public async Task A_number_that_is_due_when_the_bot_is_away_is_said_when_it_is_back()
    {
        await PublishAsync(10);
        await ReadAsync(11);
        await Bot.SettleAsync();

        Time.Advance(Within);
        await RestartAsync();
        await Bot.SettleAsync();

        Assert.Equal("11", Count());
    }

    [Fact]
    public async Task With_what_is_told_anew_of_the_discussion_the_number_is_right_at_once()
    {
        await PublishAsync(10);

        await ReadAsync(20);
        await Bot.SettleAsync();

        Assert.Equal(("20", 1), (Count(), _edits));
    }

    [Fact]
    public async Task What_is_hidden_or_waits_for_a_moderator_does_not_count()
    {
        await FollowAsync(MirrorMode.Filtered);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"), Some.PageComment("c", text: "See https://a.example and https://b.example"));
        await Bot.SettleAsync();
        Assert.Equal("2", Count());

        Chat.Erase(ThreadIn(News), Comment("of a").Id);
        await Bot.SettleAsync();
        Assert.Equal("1", Count());

        await Bot.Database.WriteAsync(session =>
        {
            session.Held.Release(Some.ArticleId, News, new("c"));
            session.Posts.Touch(Some.ArticleId);
        }, default);
        await Bot.SettleAsync();
        Time.Advance(Within);
        await Bot.SettleAsync();
        Assert.Equal("2", Count());
    }

    [Fact]
    public async Task What_waits_in_one_channel_counts_in_another_that_shows_it()
    {
        var all = Chat.Open(Guild, "all");
        await FollowAsync(MirrorMode.Hold);
        await Bot.FollowAsync(Guild, all);

        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"), Some.PageComment("b"));
        await Bot.SettleAsync();

        Assert.Equal((null, "2"), (Count(), Count(all)));
    }

    [Theory]
    [InlineData(12, 2, "12")]
    [InlineData(2, 2, "2")]
    [InlineData(1, 2, "2")]
    [InlineData(12, 0, "12")]
    public async Task Where_the_page_says_that_there_are_more_than_could_be_read_they_count_too(int stated, int read, string said)
    {
        await FollowAsync();

        await Bot.ReadAsync(Some.Article() with { CommentCount = stated }, Comments(read));
        await Bot.SettleAsync();

        Assert.Equal(said, Count());
    }

    [Fact]
    public async Task Of_what_the_page_says_that_there_is_what_is_hidden_does_not_count()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article() with { CommentCount = 3 }, Comments(3));
        await Bot.SettleAsync();

        Chat.Erase(ThreadIn(News), Comment("of c1").Id);
        await Bot.SettleAsync();

        Assert.Equal("2", Count());
    }

    [Fact]
    public async Task What_the_page_says_anew_is_said_within_a_while_though_nothing_else_has_changed()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article() with { CommentCount = 3 });
        await Bot.SettleAsync();

        await Bot.ReadAsync(Some.Article() with { CommentCount = 8 });
        await Bot.SettleAsync();
        Time.Advance(Within);
        await Bot.SettleAsync();

        Assert.Equal("8", Count());
    }

    [Fact]
    public async Task A_template_with_the_number_is_edited_no_more_often()
    {
        await Bot.Database.WriteAsync(session => session.Channels.Save(Guild, News, new(PostFormat.Plain, Template: "{title}: {comments}")), default);
        await PublishAsync(10);

        await ReadAsync(11);
        await Bot.SettleAsync();
        await ReadAsync(12);
        await Bot.SettleAsync();
        Assert.Equal(0, _edits);
        Time.Advance(Within);
        await Bot.SettleAsync();

        Assert.Equal(1, _edits);
        Assert.StartsWith("A bridge is opened: 12", Messages(News)[0].Text, StringComparison.Ordinal);
    }

    private async Task PublishAsync(int comments)
    {
        await FollowAsync();
        await ReadAsync(comments);
        await Bot.SettleAsync();
        Chat.At = request => _edits += request is { Name: nameof(IChatClient.EditAsync), IsDone: true } ? 1 : 0;
    }

    private async Task ReadAsync(int comments) => await Bot.ReadAsync(Some.Article(), Comments(comments));

    private static PageComment[] Comments(int count) => [.. Enumerable.Range(1, count).Select(number => Some.PageComment($"c{number}"))];

    private string? Count(ChannelId? channel = null) => Messages(channel ?? News)[0].Card.Panel!.Fields!.FirstOrDefault(field => field.Name == "Comments")?.Value.Value;
}
