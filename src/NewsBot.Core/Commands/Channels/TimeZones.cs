namespace NewsBot.Commands.Channels;

/// <summary>The time zones that a person can name: those of the tz database (https://www.iana.org/time-zones).</summary>
internal static class TimeZones
{
    private const int Most = 25;
    private static readonly Lazy<IReadOnlyList<string>> All = new(() => [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) || id == "UTC").Order(StringComparer.Ordinal)]);

    /// <summary>Those whose name has a text in it, what begins with it or with its place before the others.</summary>
    public static IEnumerable<string> Matching(string typed)
    {
        var wanted = typed.Trim().Replace(' ', '_');
        return All.Value
            .Where(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(id => id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) || id.Contains('/' + wanted, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Take(Most);
    }

    /// <summary>The zone of a name, however it is written; null where there is none.</summary>
    public static string? Find(string typed) =>
        All.Value.FirstOrDefault(id => string.Equals(id, typed.Trim().Replace(' ', '_'), StringComparison.OrdinalIgnoreCase))
        ?? (TimeZoneInfo.TryFindSystemTimeZoneById(typed.Trim(), out var zone) ? zone.Id : null);
}
