using System.Globalization;
using System.Text.RegularExpressions;
using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Flattened;

/// <summary>The site's clock when the page was saved: "05:16 GMT +328 September 2016", the day glued to the offset.</summary>
internal static partial class SiteClock
{
    public static bool IsClock(string line) => Form.IsMatch(line);

    /// <summary>The time with its offset; null where the line gives none, or more than one.</summary>
    public static DateTimeOffset? Read(string line)
    {
        var match = Form.Match(line);
        if (!match.Success || MonthNames.NumberOf(match.Groups["month"].Value) is not { } month)
            return null;

        var times = OffsetsAndDays(match.Groups["sign"].Value, match.Groups["digits"].Value.Trim())
            .Select(pair => TimeOf(match, month, pair.Offset, pair.Day))
            .OfType<DateTimeOffset>()
            .ToList();

        return times is [var only] ? only : null;
    }

    /// <summary>The line "07:02 28.09.2016(updated 09:30 28.09.2016)", the time of publishing by the site's own clock.</summary>
    public static bool IsPublishTime(string line) => PublishForm.IsMatch(line);

    /// <summary>The time of publishing, where the clock has told how far it is from UTC.</summary>
    public static DateTimeOffset? ReadPublishTime(string line, TimeSpan? offset) =>
        offset is { } known
        && DateTime.TryParseExact(PublishForm.Match(line).Groups["time"].Value, "HH:mm dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Year is > 1 and < 9999
            ? new DateTimeOffset(local, known)
            : null;

    // "+328" is +3 and 28, since no clock is 32 hours off; "+112" could be +1 and 12 or +11 and 2.
    private static IEnumerable<(string Offset, string Day)> OffsetsAndDays(string sign, string digits)
    {
        if (sign.Length == 0)
            return [("+0:00", digits)];

        var minutes = digits.IndexOf(':', StringComparison.Ordinal);
        if (minutes >= 0)
            return minutes + 3 <= digits.Length ? [(sign + digits[..(minutes + 3)], digits[(minutes + 3)..])] : [];

        var space = digits.IndexOf(' ', StringComparison.Ordinal);
        var hours = space >= 0 ? [space] : new[] { 1, 2 };
        return hours.Where(length => length < digits.Length).Select(length => ($"{sign}{digits[..length]}:00", digits[length..]));
    }

    private static DateTimeOffset? TimeOf(Match match, int month, string offset, string day)
    {
        var text = $"{match.Groups["year"].Value}-{month:00}-{day.Trim().PadLeft(2, '0')} {match.Groups["hour"].Value.PadLeft(2, '0')}:{match.Groups["minute"].Value}";

        return TimeSpan.TryParseExact(offset[1..], @"h\:mm", CultureInfo.InvariantCulture, out var zone)
            && zone <= TimeSpan.FromHours(14)
            && DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is > 1 and < 9999 // the first and the last day of the calendar may not exist in UTC
            ? new DateTimeOffset(local, offset[0] == '-' ? -zone : zone)
            : null;
    }

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}) ?GMT ?(?<sign>[+-]?)(?<digits>[0-9: ]{1,8}) ?(?<month>\p{L}+)\.?,? (?<year>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }

    [GeneratedRegex(@"^(?<time>[0-9]{2}:[0-9]{2} [0-9]{2}\.[0-9]{2}\.[0-9]{4}) ?(\([^()]*\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PublishForm { get; }
}
