using System.Globalization;
using NewsBot.Sources.Dates;

namespace NewsBot.Core.Tests.Sources.Dates;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21+00:00")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 EST", "2004-01-01T19:48:21-05:00")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 +0130", "2004-01-01T19:48:21+01:30")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT+0100", "2004-01-01T19:48:21+01:00")]
    [InlineData("1 January 2004 19:48", "2004-01-01T19:48:00+00:00")]
    [InlineData("Thu, 1 Jan 04", "2004-01-01T00:00:00+00:00")]
    [InlineData("Thursday, 01-Jan-98 19:48:21 GMT", "1998-01-01T19:48:21+00:00")]
    [InlineData("Fri, 31 Dec 1999 24:00:00 GMT", "2000-01-01T00:00:00+00:00")]
    [InlineData("Thu Jan  1 19:48:21 GMT 2004", "2004-01-01T19:48:21+00:00")]
    [InlineData("January 1, 2004 7:48 PM", "2004-01-01T19:48:00+00:00")]
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31T10:14:55+00:00")]
    [InlineData("2003-12-31T10:14:55.123-08:00", "2003-12-31T10:14:55-08:00")]
    [InlineData("2003-12-31 10:14:55", "2003-12-31T10:14:55+00:00")]
    [InlineData("20031231T101455Z", "2003-12-31T10:14:55+00:00")]
    [InlineData("2003abc", null)]
    [InlineData("20031231", "2003-12-31T00:00:00+00:00")]
    [InlineData("2003-12", "2003-12-01T00:00:00+00:00")]
    [InlineData("2003", "2003-01-01T00:00:00+00:00")]
    [InlineData("2004-július-13T9:15-05:00", "2004-07-13T09:15:00-05:00")]
    [InlineData("2004년 05월 28일  01:31:15", "2004-05-28T01:31:15+00:00")]
    [InlineData("2004년 5월 28일 오후 1:31", "2004-05-28T13:31:00+00:00")]
    [InlineData("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00")]
    [InlineData("mar, 14 déc. 2004 08:00:00 +0100", "2004-12-14T08:00:00+01:00")]
    [InlineData("31/12/2003 10:14", "2003-12-31T10:14:00+00:00")]
    [InlineData("12/31/2003", "2003-12-31T00:00:00+00:00")]
    [InlineData("31.12.2003, 10:14", "2003-12-31T10:14:00+00:00")]
    [InlineData("1072865695", "2003-12-31T10:14:55+00:00")]
    [InlineData("Fri, 31 Feb 2003 10:00:00 GMT", null)]
    [InlineData("1 foo 2004", null)]
    [InlineData("juin 1, 2004", "2004-06-01T00:00:00+00:00")]
    [InlineData("1 juill. 2004 08:00 −0330", "2004-07-01T08:00:00-03:30")]
    [InlineData("1 červenec 2004 08:00 ndt", "2004-07-01T08:00:00-02:30")]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Dates_of_all_kinds_keep_their_zone(string? written, string? read) =>
        Assert.Equal(read, FeedDate.Parse(written)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    [Fact]
    public void Nothing_that_is_written_takes_long()
    {
        foreach (var piece in new[] { "1", "a", " ", "-", "1 ", "a ", "1.", "Jan ", "１", "()", ":" })
            _ = FeedDate.Parse(string.Concat(Enumerable.Repeat(piece, 100 / piece.Length)));
        Assert.Null(FeedDate.Parse(new string('9', 100_000)));
    }
}
