using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>When a channel is told what was new.</summary>
/// <param name="Source">Of which source, or of every one.</param>
/// <param name="Weekday">Null for every day.</param>
/// <param name="At">The time of day there.</param>
/// <param name="Zone">A time zone of the tz database, such as Europe/Berlin.</param>
public sealed record DigestPlan(GuildId Guild, ChannelId Channel, SourceName Source, DayOfWeek? Weekday, TimeOnly At, string Zone)
{
    /// <summary>The next time after a moment; a time that the clocks skip is as much later as they skip, one that they show twice is the first.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not known on this machine.</exception>
    public DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        return Enumerable.Range(0, 9).Select(today.AddDays).Where(day => Weekday is null || day.DayOfWeek == Weekday).Select(day => MomentOf(day.ToDateTime(At), zone)).First(at => at > moment);
    }

    /// <summary>Reads a time of day as people write it; null where it is none.</summary>
    public static TimeOnly? TimeOf(string typed) =>
        TimeOnly.TryParseExact(typed.Trim(), ["H:mm", "H.mm", "H'h'mm", "%H", "h:mm tt", "h:mmtt", "h tt", "htt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
