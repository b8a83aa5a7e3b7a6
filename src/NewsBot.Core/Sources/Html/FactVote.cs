using NewsBot.Sources.Dates;

namespace NewsBot.Sources.Html;

/// <summary>What is taken where the ways of stating facts disagree: what most weight stands behind, most of it the data made for machines.</summary>
internal static class FactVote
{
    /// <summary>A day that several name beats one that a single reader does; then the most exact of those who name it is taken.</summary>
    public static WrittenTime? Time(params ReadOnlySpan<(WrittenTime? Time, double Weight)> votes)
    {
        var cast = new List<(WrittenTime Time, double Weight)>();
        foreach (var (time, weight) in votes)
        {
            if (time is not null)
                cast.Add((time, weight));
        }

        return cast
            .OrderByDescending(vote => cast.Where(other => Math.Abs(other.Time.Date.DayNumber - vote.Time.Date.DayNumber) <= (other.Time.Date == vote.Time.Date ? 0 : IsNight(other.Time, vote.Time) ? 1 : 0)).Sum(other => other.Weight))
            .ThenByDescending(vote => vote.Time.Clock is not null)
            .ThenByDescending(vote => vote.Time.Zone is not null)
            .ThenByDescending(vote => vote.Weight)
            .Select(vote => vote.Time)
            .FirstOrDefault();
    }

    /// <summary>The people that most weight stands behind; what is named like the site is nobody.</summary>
    public static IReadOnlyList<string> Authors(IReadOnlyList<string> sites, params ReadOnlySpan<(IReadOnlyList<string> Names, double Weight)> votes)
    {
        var cast = new List<(IReadOnlyList<string> Names, double Weight)>();
        foreach (var (bylines, weight) in votes)
        {
            var names = Bylines.NamesIn(bylines);
            var people = names.Where(name => !sites.Any(site => string.Equals(site, name, StringComparison.OrdinalIgnoreCase))).ToList();
            if (people.Count > 0)
                cast.Add((people, weight));
            else if (names.Count > 0)
                cast.Add((names, weight / 10));
        }

        return cast
            .OrderByDescending(vote => cast.Where(other => other.Names.Intersect(vote.Names, StringComparer.OrdinalIgnoreCase).Any()).Sum(other => other.Weight))
            .ThenByDescending(vote => vote.Weight)
            .Select(vote => vote.Names)
            .FirstOrDefault() ?? [];
    }

    // The same moment may be another day elsewhere.
    private static bool IsNight(WrittenTime one, WrittenTime other) =>
        one.Clock is not null && other.Clock is not null && (one.In(TimeSpan.Zero) - other.In(TimeSpan.Zero)).Duration() <= TimeSpan.FromHours(14);
}
