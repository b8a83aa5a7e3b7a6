using NewsBot.Chat;
using NewsBot.Commands.Articles;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Chat;
using NewsBot.Pipeline;
using NewsBot.Sources;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>A large discussion and a burst of articles do not flood a channel.</summary>
public sealed class PacingTests : PipelineTest
{
    private static readonly Member Reader = new(Guild, new("12"), "reader", false, []);

    internal override DeliveryOptions Delivery => new() { CommentsPerArticle = 3, PostsPerChannel = 2, PostsPer = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task A_large_discussion_is_shown_in_part_and_says_how_much_is_left()
    {
        await FollowAsync();

        await DiscussAsync(8);

        Assert.Equal(["c0", "c1", "c2"], Shown());
        Assert.Equal("*5 more comments are not shown here.*", Comments()[^1].Text);
        Assert.Equal("Show more", Assert.Single(Comments()[^1].Card.Buttons!).Label);
    }

    [Fact]
    public async Task Who_asks_for_more_gets_as_many_again_until_all_are_there()
    {
        await FollowAsync();
        await DiscussAsync(8);

        await PressAsync(Comments()[^1]);
        Assert.Equal(["c0", "c1", "c2", "c3", "c4", "c5"], Shown());
        Assert.Equal("*2 more comments are not shown here.*", Comments()[^1].Text);

        await PressAsync(Comments()[^1]);
        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"c{number}"), Shown());
        Assert.Equal(8, Comments().Count);
    }

    [Fact]
    public async Task More_is_shown_once_for_two_who_ask_at_the_same_time_and_to_nobody_from_elsewhere()
    {
        await FollowAsync();
        await DiscussAsync(20);
        var rest = Comments()[^1];

        Assert.Contains("no longer valid", await PressAsync(rest, place: News), StringComparison.Ordinal);
        Assert.Contains("no longer valid", await PressAsync(rest, Reader with { Guild = new("501") }), StringComparison.Ordinal);
        await PressAsync(rest);
        Assert.Contains("asked for them already", await PressAsync(rest), StringComparison.Ordinal);

        Assert.Equal(6, Shown().Count);
    }

    [Fact]
    public async Task What_is_left_is_counted_anew_when_the_discussion_grows()
    {
        await FollowAsync();
        await DiscussAsync(3);
        Assert.Equal(3, Comments().Count);

        await DiscussAsync(4);
        Assert.Equal("*1 more comment is not shown here.*", Comments()[^1].Text);
        await DiscussAsync(9);

        Assert.Equal("*6 more comments are not shown here.*", Comments()[^1].Text);
        Assert.Equal(4, Comments().Count);
    }

    [Fact]
    public async Task A_burst_of_articles_is_posted_oldest_first_and_no_faster_than_the_channel_should_get_them()
    {
        var other = Chat.Open(Guild, "general");
        await FollowAsync();
        foreach (var day in new[] { 3, 1, 5, 2, 4 })
            await Bot.ReadAsync(Some.Article($"Day {day}", $"https://herald.example/{day}") with { PublishedAt = Some.Time.AddDays(day) });
        await Bot.SettleAsync();
        Assert.Equal(["Day 1", "Day 2"], Titles(News));

        Time.Advance(TimeSpan.FromMinutes(9));
        await Bot.FollowAsync(Guild, other);
        await Bot.ReadAsync(Some.Article("Day 6", "https://herald.example/6") with { PublishedAt = Some.Time.AddDays(6) });
        await Bot.SettleAsync();
        Assert.Equal(2, Titles(News).Count);
        Assert.Equal(["Day 6"], Titles(other));

        await Bot.FinishAsync();

        Assert.Equal(Enumerable.Range(1, 6).Select(day => $"Day {day}"), Titles(News));
        Assert.Equal(Enumerable.Range(1, 6).Select(day => $"Day {day}"), Messages(News).Select(message => Chat.As(new(message.Id.Value), thread => thread.Channel.Name)));
    }

    private async Task DiscussAsync(int comments)
    {
        PageComment[] page = [.. Enumerable.Range(0, comments).Select(number => Some.PageComment($"c{number}", number % 2 == 1 ? $"c{number - 1}" : null))];
        await Bot.ReadAsync(Some.Article(), page);
        await Bot.SettleAsync();
    }

    private List<string> Shown() => [.. Comments().Where(message => message.Text.Contains("Text of ", StringComparison.Ordinal)).Select(message => message.Text.Split("Text of ")[1])];

    private List<string> Titles(ChannelId channel) => [.. Messages(channel).Select(message => message.Card.Panel!.Title.Value)];

    private async Task<string> PressAsync(MemoryMessage rest, Member? who = null, ChannelId? place = null)
    {
        var id = rest.Card.Buttons!.Single().CustomId!;
        var answer = await new MoreComments(Bot.Database).PressAsync(new(new("7"), who ?? Reader, place ?? ThreadIn(News), id), ButtonId.Parse(id)!, default);
        await Bot.SettleAsync();
        return answer.Card.Text.Value;
    }
}
