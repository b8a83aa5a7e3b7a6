namespace NewsBot.Discord.Rest;

/// <summary>So many requests a second over all routes, interaction endpoints apart: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit.</summary>
internal sealed class GlobalLimit(Clock clock, int perSecond)
{
    private readonly Lock _lock = new();
    private readonly SlidingWindow _sent = new(clock, TimeSpan.FromSeconds(1));
    private TimeSpan _bot;
    private TimeSpan _everything;

    /// <summary>When the pause ends that a 429 asked for.</summary>
    public TimeSpan PausedUntil(Route route)
    {
        lock (_lock)
            return route.ForInteraction || _everything > _bot ? _everything : _bot;
    }

    /// <param name="fromTheEdge">The edge counts by address, so nothing goes through.</param>
    public void Pause(TimeSpan until, bool fromTheEdge)
    {
        lock (_lock)
        {
            if (fromTheEdge)
                _everything = until > _everything ? until : _everything;
            else
                _bot = until > _bot ? until : _bot;
        }
    }

    /// <returns>When to ask again; null when the request may go out now and was counted.</returns>
    public TimeSpan? Take(Route route) => route.ForInteraction ? null : _sent.TryAdd(perSecond);
}
