using System.Security.Cryptography;
using System.Text;

namespace NewsBot.LocalDiscord.Rest;

/// <summary>Counts requests per bucket in fixed windows that start with the first request (https://docs.discord.com/developers/topics/rate-limits).</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private const int Crowded = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = [];

    public RateLimitState Take(string key, LocalRateLimit limit)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_windows.Count > Crowded)
                Forget(now);

            if (!_windows.TryGetValue(key, out var window) || window.ResetsAt <= now)
                window = new(0, now + limit.Per);
            var allowed = window.Used < limit.Requests;
            _windows[key] = window = allowed ? window with { Used = window.Used + 1 } : window;
            return new(allowed, limit.Requests, limit.Requests - window.Used, window.ResetsAt, window.ResetsAt - now);
        }
    }

    /// <summary>The name by which clients tell buckets apart; it hides the route, as Discord's does.</summary>
    public static string Name(string route) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route)).AsSpan(0, 16));

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (window.ResetsAt <= now)
                _windows.Remove(key);
        }
    }

    private readonly record struct Window(int Used, DateTimeOffset ResetsAt);
}

internal readonly record struct RateLimitState(bool Allowed, int Limit, int Remaining, DateTimeOffset ResetsAt, TimeSpan ResetAfter);
