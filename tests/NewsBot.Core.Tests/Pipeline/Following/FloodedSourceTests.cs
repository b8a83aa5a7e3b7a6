namespace NewsBot.Core.Tests.Pipeline.Following;

/// <summary>A source with far more than anybody reads.</summary>
public sealed class FloodedSourceTests : FollowTest
{
    [Fact]
    public async Task A23_Of_a_feed_with_as_much_as_fits_the_newest_five_hundred_are_kept_and_a_few_are_news()
    {
        Follow("/feed");
        Feed("/feed", "", [.. Items(60_000)]);
        await PassAsync();

        Assert.Equal(500, Kept.Read(session => session.First<int>("SELECT COUNT(*) FROM article")));
        Assert.Equal(Following.FirstArticles, Kept.Read(session => session.First<int>("SELECT COUNT(*) FROM sighting WHERE offered = 0")));
        Assert.Null(SourcePoll.Error);
    }

    [Fact]
    public async Task A23_A_feed_of_a_million_items_is_refused_in_one_line_and_what_was_kept_stays()
    {
        Follow("/feed");
        Feed("/feed", "", Item("First"));
        await PassAsync();

        Feed("/feed", "", [.. Items(1_000_000)]);
        await PassAsync(5);

        Assert.Equal(["First"], Titles);
        Assert.Contains("larger than", SourcePoll.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', SourcePoll.Error!);
    }

    private static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(i => $"<item><guid isPermaLink=\"false\">{i}</guid><title>Item {i}</title></item>");
}
