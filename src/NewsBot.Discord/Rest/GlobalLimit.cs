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

    /// <summary>What lets nothing through just now.</summary>
    /// <param name="waiting">How many requests wait or are being sent.</param>
    public IEnumerable<LimitInForce> InForce(int waiting)
    {
        var (bot, everything, now) = (TimeSpan.Zero, TimeSpan.Zero, clock.Now);
        lock (_lock)
            (bot, everything) = (_bot, _everything);
        if (everything > now)
            yield return new("edge", everything - now, waiting);
        if (bot > now)
            yield return new("global", bot - now, waiting);
        else if (_sent.FullUntil(perSecond) is { } room && room > now)
            yield return new("global", room - now, waiting);
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
