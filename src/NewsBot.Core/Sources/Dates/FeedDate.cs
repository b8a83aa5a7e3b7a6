using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Sources.Dates;

/// <summary>Reads the dates that feeds are written with: RFC 822 with its zones, W3CDTF in all its lengths, and the months of several languages.</summary>
internal static partial class FeedDate
{
    /// <summary>The moment with its offset; null for what is no date. A date without a zone is in UTC.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;

        var written = text.Trim();
        return Numbers(Korean.Match(written)) ?? Numbers(Iso.Match(written)) ?? Numbers(Hungarian.Match(written)) ?? Numbers(Named.Match(written)) ?? Numbers(American.Match(written)) ?? Numbers(Slashed.Match(written)) ?? Seconds(written);
    }

    private static DateTimeOffset? Numbers(Match match)
    {
        if (!match.Success)
            return null;

        var name = match.Groups["name"];
        if ((name.Success ? MonthNames.NumberOfBeginning(name.Value) : Number(match, "month") ?? 1) is not { } month)
            return null;

        var day = Number(match, "day") ?? 1;
        var year = Number(match, "year")!.Value;
        year = match.Groups["year"].Length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
        return Moment(year, month, day, HourOf(match), Number(match, "minute") ?? 0, Number(match, "second") ?? 0, match.Groups["zone"].Value);
    }

    private static int HourOf(Match match)
    {
        var (hour, half) = (Number(match, "hour") ?? 0, match.Groups["half"]);
        return !half.Success ? hour : (hour % 12) + (half.Value is "오후" || half.Value.StartsWith("p", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
    }

    // 24:00 is the next day's beginning, and a leap second the next minute's.
    private static DateTimeOffset? Moment(int year, int month, int day, int hour, int minute, int second, string zone)
    {
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 24 || minute > 59 || second > 60)
            return null;

        var local = new DateTime(year, month, day).AddHours(hour).AddMinutes(minute).AddSeconds(second);
        var offset = TimeZoneNames.OffsetOf(zone.Trim().ToUpperInvariant(), DateOnly.FromDateTime(local)) ?? TimeSpan.Zero;
        return local - DateTime.MinValue > offset ? new DateTimeOffset(local, offset) : null;
    }

    private static DateTimeOffset? Seconds(string text) =>
        text.Length is 10 or 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeMilliseconds(text.Length == 10 ? number * 1_000 : number) : null;

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private const string Clock = @"(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{1,2})(?:[:.](?<second>[0-9]{1,2})(?:[.,][0-9]+)?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?";
    private const string Zone = @"\s*\(?(?<zone>(?:(?:GMT|UTC)?\s*[+\u2212-]\s?[0-9]{1,2}:?(?:[0-9]{2})?)|[A-Za-z]{1,5})?";

    // 2003-12-31T10:14:55.5+01:00, 20031231T101455Z, 2003-12, 2003, and with a space or one digit.
    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:-?(?<month>[0-9]{2})(?:-?(?<day>[0-9]{2}))?|[-./](?<month>[0-9]{1,2})[-./](?<day>[0-9]{1,2})\.?)?(?:(?:[T\s]\s*|[T-])(?:" + Clock + "|(?<hour>[0-9]{2})(?<minute>[0-9]{2})(?<second>[0-9]{2})?)" + Zone + @")?(?=$|[\s,;(])", RegexOptions.IgnoreCase)]
    private static partial Regex Iso { get; }

    // 2004-július-13T9:15-05:00
    [GeneratedRegex(@"^(?<year>[0-9]{4})[-.\s]{1,3}(?<name>\p{L}{3,})[-.\s]{1,3}(?<day>[0-9]{1,2})\.?(?:[T\s]\s*" + Clock + Zone + ")?", RegexOptions.IgnoreCase)]
    private static partial Regex Hungarian { get; }

    // 2004년 05월 28일 01:31:15
    [GeneratedRegex(@"^(?<year>[0-9]{4})[년年]\s*(?<month>[0-9]{1,2})[월月]\s*(?<day>[0-9]{1,2})[일日]\s*(?<half>오전|오후)?\s*(?:" + "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2})(?::(?<second>[0-9]{1,2}))?" + Zone + ")?")]
    private static partial Regex Korean { get; }

    // Thu, 01 Jan 2004 19:48:21 GMT; the weekday, the commas and the seconds may be missing.
    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s*)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s.\u00A0-]+(?<name>\p{L}{3,})\.?,?[\s.-]+(?<year>[0-9]{4}|[0-9]{2})\b,?(?:\s+(?:at\s+)?" + Clock + Zone + ")?", RegexOptions.IgnoreCase)]
    private static partial Regex Named { get; }

    // Thu Jan  1 19:48:21 GMT 2004, January 1, 2004 7:48 PM
    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?<name>\p{L}{3,})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?:" + Clock + @"(?<zone>\s+[A-Za-z]{1,5}|\s*[+-][0-9]{4})?\s+(?<year>[0-9]{4})|(?<year>[0-9]{4}),?(?:\s+(?:at\s+)?" + Clock + Zone + ")?)", RegexOptions.IgnoreCase)]
    private static partial Regex American { get; }

    // 31/12/2003 10:14: where only one reading makes a date, that; else the day comes first.
    [GeneratedRegex(@"^(?:(?<day>[0-9]{1,2})[/.](?<month>0?[1-9]|1[0-2])|(?<month>[0-9]{1,2})[/.](?<day>[0-9]{1,2}))[/.](?<year>[0-9]{4})(?:,?\s+" + Clock + Zone + ")?")]
    private static partial Regex Slashed { get; }
}
