using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Sources.Dates;

/// <summary>A time as a page writes it; what it leaves out is unknown, not zero.</summary>
/// <param name="Clock">The time of day; null where only a date is written.</param>
/// <param name="Zone">How far it is from UTC; null where it is not written.</param>
internal sealed partial record WrittenTime(DateOnly Date, TimeOnly? Clock, TimeSpan? Zone)
{
    private const int LongestText = 200;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <summary>The point in time; where no zone is written, in the one that is given.</summary>
    public DateTimeOffset In(TimeSpan zone) => new(Date, Clock ?? TimeOnly.MinValue, Zone ?? zone);

    /// <summary>The first time in a text, for people or for machines; null where there is none.</summary>
    /// <param name="monthFirst">Whether 3/4/2021 is in March.</param>
    public static WrittenTime? Read(string? text, bool monthFirst = false)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return null;

        if (SinceEpoch.Match(text) is { Success: true } epoch)
            return OfEpoch(long.Parse(epoch.Value.Trim(), CultureInfo.InvariantCulture));
        if (YearFirst.Match(text) is { Success: true } year)
            return Of(text, year, Number(year, "y"), Number(year, "m"), Number(year, "d"));
        if (Named(text) is { } named)
            return named;
        if (Numbers.Match(text) is not { Success: true } numbers)
            return null;

        var (first, second) = (Number(numbers, "a"), Number(numbers, "b"));
        var isMonthFirst = second > 12 || (first <= 12 && monthFirst && numbers.Groups["s"].Value != ".");
        return Of(text, numbers, Century(Number(numbers, "y")), isMonthFirst ? first : second, isMonthFirst ? second : first);
    }

    private static WrittenTime? Named(string text)
    {
        foreach (Match month in Word.Matches(text))
        {
            if (MonthNames.NumberOf(month.Value) is not { } number)
                continue;

            var (before, after) = (text[..month.Index], text[(month.Index + month.Length)..]);
            if (DayBefore.Match(before) is { Success: true } day && YearAfter.Match(after) is { Success: true } year)
                return Of(text, year, Number(year, "y"), number, Number(day, "d"), month.Index + month.Length);
            if (DayAndYearAfter.Match(after) is { Success: true } both)
                return Of(text, both, Number(both, "y"), number, Number(both, "d"), month.Index + month.Length);
        }

        return null;
    }

    private static WrittenTime? Of(string text, Match found, int year, int month, int day, int offset = 0)
    {
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;

        var date = new DateOnly(year, month, day);
        var end = offset + found.Index + found.Length;
        var clock = ClockTime.Match(text, end) is { Success: true } after && after.Index - end < 30 ? after : ClockTime.Match(text[..(offset + found.Index)]);
        return new(date, TimeOf(clock), clock.Success ? TimeZoneNames.OffsetOf(clock.Groups["z"].Value, date) : null);
    }

    private static TimeOnly? TimeOf(Match clock)
    {
        if (!clock.Success)
            return null;

        var (hour, minute) = (Number(clock, "h"), Number(clock, "m"));
        var half = clock.Groups["p"].Value.ToLowerInvariant();
        if (half.StartsWith('p') && hour < 12)
            hour += 12;
        if (half.StartsWith('a') && hour == 12)
            hour = 0;
        return hour < 24 && minute < 60 ? new(hour, minute, Math.Min(59, clock.Groups["s"].Success ? Number(clock, "s") : 0)) : null;
    }

    private static WrittenTime? OfEpoch(long number)
    {
        var time = number > 100_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        return time.Year is >= FirstYear and <= LastYear ? new(DateOnly.FromDateTime(time.DateTime), TimeOnly.FromDateTime(time.DateTime), TimeSpan.Zero) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int Century(int year) => year < 100 ? 2000 + year : year;

    [GeneratedRegex(@"^\s*[0-9]{10}(?:[0-9]{3})?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex SinceEpoch { get; }

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:19|20)[0-9]{2})(?:[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})|(?<m>[0-9]{2})(?<d>[0-9]{2})(?=T|$)|[年년]\s*(?<m>[0-9]{1,2})[月월]\s*(?<d>[0-9]{1,2})[日일])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(@"(?<![0-9])(?<a>[0-9]{1,2})(?<s>[./-])(?<b>[0-9]{1,2})[./-](?<y>(?:19|20)?[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers { get; }

    [GeneratedRegex(@"[\p{L}\p{M}]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(?<![0-9])(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?,?\s*(?:de\s+|of\s+|-)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayBefore { get; }

    [GeneratedRegex(@"^\.?,?\s*(?:de\s+|del\s+|-)?(?<y>(?:19|20)[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YearAfter { get; }

    [GeneratedRegex(@"^\.?\s*(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayAndYearAfter { get; }

    [GeneratedRegex(@"(?<![0-9:])(?<h>[0-9]{1,2})(?:[:h時时]|\.(?=[0-9]{2}\s*(?:[ap]\.?m|Uhr|$)))(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,][0-9]+)?)?(?![0-9])\s*(?<p>[AaPp]\.?[Mm]\b\.?)?\s*(?<z>Z\b|(?:UTC|GMT)?\s*[+-][0-9]{1,2}(?::?[0-9]{2})?(?![0-9])|\(?[A-Z]{2,5}\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime { get; }
}
