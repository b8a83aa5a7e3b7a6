using System.Globalization;
using NewsBot.Articles;
using NewsBot.Posting;

namespace NewsBot.Core.Tests.Posting;

public sealed class DigestPlanTests
{
    [Theory]
    [InlineData("2026-01-10T06:59:00Z", null, "2026-01-10T07:00:00Z")]
    [InlineData("2026-01-10T07:00:00Z", null, "2026-01-11T07:00:00Z")]
    [InlineData("2026-07-10T07:00:00Z", null, "2026-07-11T06:00:00Z")] // in summer
    [InlineData("2026-01-10T07:00:00Z", DayOfWeek.Saturday, "2026-01-17T07:00:00Z")]
    [InlineData("2026-01-10T06:00:00Z", DayOfWeek.Saturday, "2026-01-10T07:00:00Z")]
    [InlineData("2026-01-10T07:00:00Z", DayOfWeek.Friday, "2026-01-16T07:00:00Z")]
    public void It_comes_at_its_local_time(string after, DayOfWeek? day, string next) => Assert.Equal(Moment(next), Plan(day, new(8, 0)).NextAfter(Moment(after)));

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")] // there is no 2:30: an hour later, it is 3:30
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // 2:30 comes twice
    [InlineData("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void Where_the_clocks_change_it_comes_once(string after, string next) => Assert.Equal(Moment(next), Plan(null, new(2, 30)).NextAfter(Moment(after)));

    [Theory]
    [InlineData("8:00", 8, 0)]
    [InlineData(" 08:05 ", 8, 5)]
    [InlineData("17.30", 17, 30)]
    [InlineData("17h30", 17, 30)]
    [InlineData("8", 8, 0)]
    [InlineData("8 pm", 20, 0)]
    [InlineData("8:15 AM", 8, 15)]
    public void A_time_is_read_as_people_write_it(string typed, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), DigestPlan.TimeOf(typed));

    [Theory]
    [InlineData("")]
    [InlineData("noon")]
    [InlineData("24:00")]
    [InlineData("8:60")]
    [InlineData("-1")]
    public void What_is_no_time_is_none(string typed) => Assert.Null(DigestPlan.TimeOf(typed));

    private static DigestPlan Plan(DayOfWeek? day, TimeOnly at) => new(new("5"), new("6"), SourceName.Every, day, at, "Europe/Berlin");

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
