using NewsBot.Running.Upkeep;

namespace NewsBot.Tests.Running;

public sealed class QuietLooksTests
{
    private const long MB = 1_000_000;

    private readonly QuietLooks _looks = new();

    [Fact]
    public void What_the_start_took_is_given_back_at_the_first_quiet_look()
    {
        Assert.False(_looks.IsDue(90 * MB));
        Assert.True(_looks.IsDue(90 * MB + 1));
    }

    [Fact]
    public void Nothing_is_given_back_while_there_is_work()
    {
        for (var allocated = 0L; allocated < 500 * MB; allocated += 5 * MB)
            Assert.False(_looks.IsDue(allocated));
    }

    [Fact]
    public void It_is_done_again_when_enough_was_allocated_since_and_five_minutes_are_over()
    {
        const long start = 90 * MB;
        _looks.IsDue(start);
        Assert.True(_looks.IsDue(start));

        Assert.All(Enumerable.Range(1, 29), look => Assert.False(_looks.IsDue(start + (look * MB))));
        Assert.True(_looks.IsDue(start + (30 * MB)));

        Assert.All(Enumerable.Range(31, 45), look => Assert.False(_looks.IsDue(start + (30 * MB) + look)));
    }
}
