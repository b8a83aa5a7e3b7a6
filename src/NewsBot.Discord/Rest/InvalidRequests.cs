using System.Net;

namespace NewsBot.Discord.Rest;

/// <summary>Counts what Discord counts before it bans an address, and stops long before: https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.</summary>
internal sealed class InvalidRequests(Clock clock, int bound)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<TimeSpan> _when = new();

    /// <returns>How long to send nothing at all; zero while there are few.</returns>
    public TimeSpan Pause()
    {
        lock (_when)
        {
            while (_when.TryPeek(out var oldest) && clock.Now - oldest >= Window)
                _when.Dequeue();
            return _when.Count < bound ? TimeSpan.Zero : _when.Peek() + Window - clock.Now;
        }
    }

    public void Count(HttpStatusCode status, string? scope)
    {
        if (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests) || scope == "shared")
            return;
        lock (_when)
            _when.Enqueue(clock.Now);
    }
}
