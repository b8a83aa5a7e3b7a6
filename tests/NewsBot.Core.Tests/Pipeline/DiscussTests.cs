using NewsBot.Chat;
using NewsBot.Core.Tests.Articles;
using NewsBot.Posting;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>A post tells what people talk about, in the same message for ever.</summary>
public sealed class DiscussTests : PipelineTest
{
    private int _edits;

    [Fact]
    public async Task A_post_quotes_what_is_answered_most_with_the_way_to_it()
    {
        await DiscussAsync();

        Assert.Equal(
            $"""
            4 comments by 3 people
            Longest exchange: [3 comments]({Link("of a")}) by Ann and Ben
            > “Text of a” — [Ann]({Link("of a")}), 2 answers
            Also spoken of: Text
            """,
            Told());
        Assert.Single(Messages(News));
    }

    [Fact]
    public async Task Before_anybody_has_spoken_a_post_tells_nothing_of_it()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article());
        await Bot.SettleAsync();

        Assert.Null(Told());
        Chat.Write(ThreadIn(News), new("12"), "reader", "First!");
        await Bot.SettleAsync();

        Assert.Equal("1 comment by 1 person", Told());
    }

    [Fact]
    public async Task It_is_told_anew_when_enough_more_was_said_by_one_edit_of_the_same_message()
    {
        await DiscussAsync();
        CountEdits();

        await ReadAsync(4);
        Assert.StartsWith("4 comments", Told(), StringComparison.Ordinal);
        Assert.Equal(0, _edits);

        await ReadAsync(5);
        Assert.StartsWith("9 comments by 4 people", Told(), StringComparison.Ordinal);
        Assert.Equal(1, _edits);
        Assert.Single(Messages(News));
    }

    [Fact]
    public async Task What_people_say_in_the_thread_counts_and_is_quoted_like_what_the_site_says()
    {
        await DiscussAsync();
        var mine = Chat.Write(ThreadIn(News), new("12"), "reader", "Who pays for the *lanterns*?");
        for (var i = 0; i < 4; i++)
            Chat.Write(ThreadIn(News), new($"2{i}"), $"guest {i}", $"Answer {i}", mine.Id);
        await Bot.SettleAsync();

        Assert.StartsWith("9 comments by 8 people", Told(), StringComparison.Ordinal);
        Assert.Contains($"> “Who pays for the \\*lanterns\\*?” — [reader](<{Chat.LinkTo(Guild, ThreadIn(News), mine.Id)}>), 4 answers", Told(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_say_in_one_guild_is_told_in_no_other()
    {
        var other = Chat.Open(new("501"), "news");
        await Bot.FollowAsync(new("501"), other);
        await DiscussAsync();

        for (var i = 0; i < 12; i++)
            Chat.Write(ThreadIn(News), new($"2{i}"), $"guest {i}", "Secret lanterns");
        await Bot.ReadAsync(Some.Article("A bridge is closed"), [.. Page]);
        await Bot.SettleAsync();

        Assert.Contains("lanterns", Told(), StringComparison.Ordinal);
        Assert.StartsWith("4 comments by 3 people", Told(other), StringComparison.Ordinal);
        Assert.DoesNotContain("lanterns", Told(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_others_follow_tells_nothing_of_what_was_said_in_its_thread()
    {
        var breaking = Chat.Open(Guild, "breaking", ChannelKind.Announcement);
        await Bot.FollowAsync(Guild, breaking, ChannelKind.Announcement);
        await Bot.ReadAsync(Some.Article(), Some.PageComment("a"));
        await Bot.SettleAsync();

        for (var i = 0; i < 12; i++)
            Chat.Write(ThreadIn(breaking), new($"2{i}"), $"guest {i}", "Secret lanterns");
        await Bot.SettleAsync();

        Assert.Equal("1 comment by 1 person", Told(breaking));
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_told_once_it_may_be_shown()
    {
        await FollowAsync(MirrorMode.Hold);
        await Bot.ReadAsync(Some.Article(), [.. Page]);
        await Bot.SettleAsync();
        Assert.Null(Told());

        await Bot.Database.WriteAsync(session =>
        {
            session.Held.Release(Some.ArticleId, News, new("a"));
            session.Posts.Touch(Some.ArticleId);
        }, default);
        await Bot.SettleAsync();

        Assert.Equal("1 comment by 1 person", Told());
    }

    [Fact]
    public async Task Where_the_site_s_comments_are_not_shown_they_are_not_told_of()
    {
        await FollowAsync(MirrorMode.Off);
        await Bot.ReadAsync(Some.Article(), [.. Page]);
        await Bot.SettleAsync();

        Assert.Null(Told());
    }

    [Fact]
    public async Task What_a_moderator_removes_and_what_its_author_takes_back_is_quoted_no_longer()
    {
        await DiscussAsync();
        var mine = Chat.Write(ThreadIn(News), new("12"), "reader", "Quote me");
        for (var i = 0; i < 5; i++)
            Chat.Write(ThreadIn(News), new($"2{i}"), $"guest {i}", $"Answer {i}", mine.Id);
        await Bot.SettleAsync();
        Assert.Contains("Quote me", Told(), StringComparison.Ordinal);

        Chat.Erase(ThreadIn(News), mine.Id);
        Chat.Erase(ThreadIn(News), Comment("of a").Id);
        await Bot.FinishAsync();

        Assert.DoesNotContain("Quote me", Told(), StringComparison.Ordinal);
        Assert.DoesNotContain("Text of a", Told(), StringComparison.Ordinal);
        Assert.StartsWith("8 comments", Told(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_says_what_its_comment_says_now()
    {
        await DiscussAsync();

        await Bot.ReadAsync(Some.Article(), [Some.PageComment("a", text: "Another text"), .. Page.Skip(1)]);
        await Bot.SettleAsync();

        Assert.Contains("> “Another text” — ", Told(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whenever_the_process_ends_the_same_message_tells_it(bool isDone)
    {
        await DiscussAsync();
        KillAt("EditAsync", isDone);
        await ReadAsync(8);
        Chat.At = _ => { };

        await RestartAsync();
        await Bot.FinishAsync();

        Assert.StartsWith("12 comments", Told(), StringComparison.Ordinal);
        Assert.Single(Messages(News));
    }

    [Fact]
    public async Task A_restart_edits_nothing()
    {
        await DiscussAsync();
        await RestartAsync();
        CountEdits();

        await Bot.ReadAsync(Some.Article(), [.. Page]);
        await Bot.FinishAsync();

        Assert.Equal(0, _edits);
    }

    private static IReadOnlyList<PageComment> Page =>
        [Some.PageComment("a", author: "Ann"), Some.PageComment("b", "a", "Ben"), Some.PageComment("c", "b", "Ann"), Some.PageComment("d", "a", "Dan")];

    private async Task DiscussAsync()
    {
        await FollowAsync();
        await Bot.ReadAsync(Some.Article(), [.. Page]);
        await Bot.SettleAsync();
    }

    private async Task ReadAsync(int more)
    {
        await Bot.ReadAsync(Some.Article(), [.. Page, .. Enumerable.Range(0, more).Select(number => Some.PageComment($"more {number}", author: "Eve"))]);
        await Bot.SettleAsync();
    }

    private void CountEdits() => Chat.At = request => _edits += request is { Name: "EditAsync", IsDone: true } ? 1 : 0;

    private string? Told(ChannelId? channel = null) =>
        Messages(channel ?? News)[0].Card.Panel!.Fields!.SingleOrDefault(told => told.Name == "Discussion")?.Value.Value.ReplaceLineEndings();

    private string Link(string text) => $"<{Chat.LinkTo(Guild, ThreadIn(News), Comment(text).Id)}>";
}
