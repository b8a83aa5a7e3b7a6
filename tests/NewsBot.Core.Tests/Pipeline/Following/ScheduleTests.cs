using Microsoft.Extensions.Options;
using NewsBot.Core.Tests.Articles;
using NewsBot.Core.Tests.Storage;
using NewsBot.Pipeline.Following;
using NewsBot.Storage.Sources;

namespace NewsBot.Core.Tests.Pipeline.Following;

public sealed class ScheduleTests
{
    private static readonly PollOutcome Same = new(false);
    private static readonly PollOutcome News = new(true);
    private readonly ManualTime _time = new();
    private readonly Schedule _schedule;

    public ScheduleTests() => _schedule = new(Options.Create(new FollowOptions()), _time);

    [Theory]
    [InlineData("00:01:00", "00:01:00")]
    [InlineData("00:10:00", "00:02:00")]
    [InlineData("01:00:00", "00:12:00")]
    [InlineData("1.00:00:00", "01:00:00")]
    public void A_source_is_asked_the_later_the_longer_it_had_nothing_new(string quiet, string wait) =>
        Waits(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture), _schedule.Answered(Quiet(PollKind.Source, quiet), Same));

    [Theory]
    [InlineData("00:01:00", "00:01:00")]
    [InlineData("01:00:00", "00:12:00")]
    [InlineData("1.00:00:00", "04:48:00")]
    [InlineData("6.00:00:00", "06:00:00")]
    public void A_discussion_is_asked_the_later_the_longer_nobody_wrote(string quiet, string wait) =>
        Waits(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture), _schedule.Answered(Quiet(PollKind.Discussion, quiet), Same));

    [Fact]
    public void What_had_something_new_is_asked_again_soon()
    {
        var poll = _schedule.Answered(Quiet(PollKind.Discussion, "6.00:00:00"), News);

        Waits(TimeSpan.FromMinutes(1), poll);
        Assert.Equal(_time.GetUtcNow(), poll.ChangedAt);
    }

    [Fact]
    public void A_discussion_is_closed_a_while_after_its_last_comment()
    {
        Assert.Equal(PollState.Live, _schedule.Answered(Quiet(PollKind.Discussion, "7.00:00:00"), Same).State);
        Assert.Equal(PollState.Over, _schedule.Answered(Quiet(PollKind.Discussion, "7.00:00:01"), Same).State);
        Assert.Equal(PollState.Live, _schedule.Answered(Quiet(PollKind.Discussion, "30.00:00:00"), News).State);
        Assert.Equal(PollState.Live, _schedule.Answered(Quiet(PollKind.Source, "30.00:00:00"), Same).State);
    }

    [Fact]
    public void An_interval_that_is_given_holds_unless_the_site_asks_for_less()
    {
        var often = Same with { Every = TimeSpan.FromMinutes(5) };

        Waits(TimeSpan.FromMinutes(5), _schedule.Answered(Quiet(PollKind.Source, "30.00:00:00"), often));
        Waits(TimeSpan.FromMinutes(30), _schedule.Answered(Quiet(PollKind.Source, "00:01:00"), often with { LeastWait = TimeSpan.FromMinutes(30) }));
        Waits(TimeSpan.FromDays(1), _schedule.Answered(Quiet(PollKind.Source, "00:01:00"), often with { LeastWait = TimeSpan.FromDays(365) }));
        Assert.Equal(_time.GetUtcNow().AddMinutes(30), _schedule.Answered(Quiet(PollKind.Source, "00:01:00"), often with { LeastWait = TimeSpan.FromMinutes(30) }).RestUntil);
        Assert.Null(_schedule.Answered(Quiet(PollKind.Source, "00:01:00"), often).RestUntil);
    }

    [Fact]
    public void An_article_is_looked_for_elsewhere_four_times_and_then_no_more()
    {
        var poll = Of(PollKind.Lookup) with { NextAt = _time.GetUtcNow() + Schedule.FirstLookup };
        var asked = new List<double>();
        while (poll.State == PollState.Live)
        {
            _time.Advance(poll.NextAt - _time.GetUtcNow());
            asked.Add((_time.GetUtcNow() - poll.BegunAt).TotalHours);
            poll = _schedule.Answered(poll, Same);
        }

        Assert.Equal(4, asked.Count);
        foreach (var (hours, expected) in asked.Zip([1.0 / 6, 1, 6, 24]))
            Assert.InRange(hours, expected, expected * 1.1);
    }

    [Fact]
    public void What_gives_no_answer_is_asked_ever_later_and_then_counts_as_failing()
    {
        var poll = Of(PollKind.Source);
        var waits = new List<TimeSpan>();
        while (poll.State == PollState.Live)
        {
            poll = _schedule.Failed(poll, "It is not there.", null, isGone: false);
            waits.Add(poll.NextAt - _time.GetUtcNow());
        }

        Assert.Equal(10, waits.Count);
        foreach (var (count, wait) in waits.SkipLast(1).Index())
            Assert.InRange(wait.TotalMinutes, Math.Min(Math.Pow(2, count), 360), 1.1 * Math.Min(Math.Pow(2, count), 360));
        Assert.InRange(waits[^1].TotalHours, 6, 6.6);
        Assert.Equal((PollState.Failing, 10L, "It is not there."), (poll.State, poll.Failures, poll.Error));
    }

    [Fact]
    public void What_answers_again_is_as_it_was()
    {
        var poll = _schedule.Answered(_schedule.Failed(Of(PollKind.Source) with { State = PollState.Failing, Failures = 12 }, "It is not there.", null, isGone: false), Same);

        Assert.Equal((PollState.Live, 0L, null), (poll.State, poll.Failures, poll.Error));
    }

    [Fact]
    public void A_site_is_left_alone_as_long_as_it_wants() =>
        Waits(TimeSpan.FromHours(3), _schedule.Failed(Of(PollKind.Source), "It answered 429.", TimeSpan.FromHours(3), isGone: false));

    [Fact]
    public void What_is_gone_for_good_is_asked_no_more() =>
        Assert.Equal(PollState.Over, _schedule.Failed(Of(PollKind.Source), "It answered 410.", null, isGone: true).State);

    private void Waits(TimeSpan least, Poll poll) => Assert.InRange(poll.NextAt - _time.GetUtcNow(), least, least * 1.1);

    private Poll Of(PollKind kind) => Poll.New(new(kind, "a", "b"), Some.Source, new("https://herald.example/"), _time.GetUtcNow());

    private Poll Quiet(PollKind kind, string quiet) => Of(kind) with { BegunAt = _time.GetUtcNow().AddYears(-1), ChangedAt = _time.GetUtcNow() - TimeSpan.Parse(quiet, System.Globalization.CultureInfo.InvariantCulture) };
}
