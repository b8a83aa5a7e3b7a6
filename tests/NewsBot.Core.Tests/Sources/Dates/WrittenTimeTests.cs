using System.Globalization;
using NewsBot.Sources.Dates;

namespace NewsBot.Core.Tests.Sources.Dates;

public sealed class WrittenTimeTests
{
    [Theory]
    [InlineData("2021-03-07T09:41:30+01:00", "2021-03-07T09:41:30+01:00")]
    [InlineData("2021-03-07T09:41:30.123Z", "2021-03-07T09:41:30+00:00")]
    [InlineData("2021-03-07 09:41:30 -0500", "2021-03-07T09:41:30-05:00")]
    [InlineData("20210307T094130Z", "2021-03-07T00:00:00+00:00")]
    [InlineData("Sun, 7 Mar 2021 09:41:00 EST", "2021-03-07T09:41:00-05:00")]
    [InlineData("Published March 7, 2021 at 9:41 p.m. ET", "2021-03-07T21:41:00-05:00")]
    [InlineData("Published July 7, 2021 at 12:05 a.m. ET", "2021-07-07T00:05:00-04:00")]
    [InlineData("Updated: 7th March 2021, 09:41 BST", "2021-03-07T09:41:00+01:00")]
    [InlineData("09:41, 7 Mar 2021", "2021-03-07T09:41:00+00:00")]
    [InlineData("7. März 2021, 09:41 Uhr", "2021-03-07T09:41:00+00:00")]
    [InlineData("07.03.2021 um 09:41", "2021-03-07T09:41:00+00:00")]
    [InlineData("Publié le 7 août 2021 à 9h41", "2021-08-07T09:41:00+00:00")]
    [InlineData("7 de marzo de 2021", "2021-03-07T00:00:00+00:00")]
    [InlineData("7 marca 2021", "2021-03-07T00:00:00+00:00")]
    [InlineData("7 марта 2021, 09:41", "2021-03-07T09:41:00+00:00")]
    [InlineData("7 Mart 2021", "2021-03-07T00:00:00+00:00")]
    [InlineData("7 Μαρτίου 2021, 09:41", "2021-03-07T09:41:00+00:00")]
    [InlineData("7 március 2021", "2021-03-07T00:00:00+00:00")]
    [InlineData("7 March 2021 09:41 AKST", "2021-03-07T09:41:00-09:00")]
    [InlineData("2021年3月7日 09:41", "2021-03-07T09:41:00+00:00")]
    [InlineData("2021년 3월 7일", "2021-03-07T00:00:00+00:00")]
    [InlineData("3/7/2021", "2021-07-03T00:00:00+00:00")]
    [InlineData("3/17/2021", "2021-03-17T00:00:00+00:00")]
    [InlineData("1615106460000", "2021-03-07T08:41:00+00:00")]
    public void A_time_is_read_as_people_and_programs_write_it(string text, string time) =>
        Assert.Equal(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture), WrittenTime.Read(text)!.In(TimeSpan.Zero));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("31 February 2021")]
    [InlineData("99/99/2021")]
    [InlineData("1 January 1066")]
    [InlineData("The march of 2021 people")]
    [InlineData("call 555-1234-5678")]
    public void What_is_no_time_is_none(string? text) => Assert.Null(WrittenTime.Read(text));

    [Fact]
    public void What_a_number_means_first_is_the_languages_custom() =>
        Assert.Equal(new DateOnly(2021, 3, 7), WrittenTime.Read("3/7/2021", monthFirst: true)!.Date);

    [Fact]
    public void What_is_not_written_is_not_known()
    {
        Assert.Null(WrittenTime.Read("7 March 2021")!.Clock);
        Assert.Null(WrittenTime.Read("7 March 2021 09:41")!.Zone);
        Assert.Equal(TimeSpan.FromHours(9), WrittenTime.Read("7 March 2021 09:41")!.In(TimeSpan.FromHours(9)).Offset);
    }
}
