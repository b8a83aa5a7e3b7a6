using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Sources.Dates;

/// <summary>How far a zone is from UTC, as newspapers and feeds write zones.</summary>
internal static class TimeZoneNames
{
    private const string Written =
        "Z=0 UT=0 UTC=0 GMT=0 WET=0 BST=1 CET=1 MET=1 MEZ=1 WEST=1 CEST=2 MEST=2 MESZ=2 EET=2 SAST=2 EEST=3 MSK=3 EAT=3 TRT=3 PKT=5 IST=5.5 WIB=7 ICT=7 SGT=8 HKT=8 JST=9 KST=9 "
        + "AEST=10 AEDT=11 NZST=12 NZDT=13 NDT=-2.5 BRT=-3 ART=-3 ADT=-3 NST=-3.5 AST=-4 EDT=-4 EST=-5 CDT=-5 CST=-6 MDT=-6 MST=-7 PDT=-7 PST=-8 AKDT=-8 AKST=-9 HST=-10";

    private static readonly FrozenDictionary<string, double> Hours = Written.Split(' ')
        .Select(zone => zone.Split('='))
        .ToFrozenDictionary(zone => zone[0], zone => double.Parse(zone[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    // Those that mean summer time in summer.
    private static readonly FrozenDictionary<string, string> Places = new[] { ("ET", "America/New_York"), ("CT", "America/Chicago"), ("MT", "America/Denver"), ("PT", "America/Los_Angeles") }
        .ToFrozenDictionary(place => place.Item1, place => place.Item2, StringComparer.Ordinal);

    /// <summary>Null for what is no zone.</summary>
    public static TimeSpan? OffsetOf(string zone, DateOnly date)
    {
        var name = zone.Trim('(', ' ');
        if (Hours.TryGetValue(name, out var hours))
            return TimeSpan.FromHours(hours);
        if (Places.TryGetValue(name, out var place))
            return TimeZoneInfo.TryFindSystemTimeZoneById(place, out var found) ? found.GetUtcOffset(date.ToDateTime(new(12, 0))) : null;
        return OfNumbers(name.Replace("UTC", "", StringComparison.Ordinal).Replace("GMT", "", StringComparison.Ordinal).Trim());
    }

    // "+02:00", "-0500", "+3", and with a minus that is no hyphen.
    private static TimeSpan? OfNumbers(string text)
    {
        if (text is not ['+' or '-' or '−', .. var digits])
            return null;

        var plain = digits.Replace(":", "", StringComparison.Ordinal).TrimStart();
        if (!int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        var minutes = plain.Length > 2 ? (number / 100 * 60) + (number % 100) : number * 60;
        return minutes <= 14 * 60 ? TimeSpan.FromMinutes(text[0] == '+' ? minutes : -minutes) : null;
    }
}
