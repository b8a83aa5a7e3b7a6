using NewsBot.Sources;

namespace NewsBot.Core.Tests.Sources;

public sealed class PageGrowthTests
{
    private static readonly DateTimeOffset FirstRead = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, 2)]
    [InlineData(0, 2)]
    [InlineData(9.9, 2)]
    [InlineData(10, 3)]
    [InlineData(25, 4)]
    [InlineData(30, 5)]
    [InlineData(1e9, 5)]
    public void The_first_comments_are_there_at_once_and_the_others_one_by_one(double seconds, int comments) =>
        Assert.Equal(comments, Growing(2).At(FirstRead, FirstRead.AddSeconds(seconds)).Comments.Count);

    [Fact]
    public void A_late_comment_without_a_time_was_posted_when_it_arrived()
    {
        var posted = Growing(2).At(FirstRead, FirstRead.AddHours(1)).Comments.Select(comment => comment.PostedAt);

        Assert.Equal([null, null, FirstRead.AddSeconds(10), DateTimeOffset.UnixEpoch, FirstRead.AddSeconds(30)], posted);
    }

    [Fact]
    public void A_page_may_begin_without_comments_or_with_all_of_them()
    {
        Assert.Empty(Growing(0).At(FirstRead, FirstRead).Comments);
        Assert.Equal(5, Growing(9).At(FirstRead, FirstRead).Comments.Count);
    }

    [Fact]
    public void A_page_that_does_not_grow_stays_as_it_is()
    {
        var page = Growing(2) with { Grows = null };

        Assert.Same(page, page.At(FirstRead, FirstRead.AddHours(1)));
    }

    private static Page Growing(int first)
    {
        const string comments = """{"id":"1"},{"id":"2"},{"id":"3"},{"id":"4","postedAt":"1970-01-01T00:00:00Z"},{"id":"5"}""";
        var line = $$"""{"article":{"title":"Bees"},"comments":[{{comments}}],"grows":{"every":"00:00:10","first":{{first}} } }""";
        return Assert.Single(new PageReader().Read("page.jsonl", line)).Page!;
    }
}
