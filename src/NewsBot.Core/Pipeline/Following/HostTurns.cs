using System.Collections.Concurrent;

namespace NewsBot.Pipeline.Following;

/// <summary>Whose turn it is: a host is asked for one thing at a time, and left alone for a while after each.</summary>
internal sealed class HostTurns(TimeSpan distance, TimeProvider time)
{
    private const int MostRested = 10_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _busyUntil = new();

    public bool IsBusy(string host) => _busyUntil.TryGetValue(host, out var until) && until > time.GetUtcNow();

    public void Begin(string host)
    {
        // Who has rested long enough need not be remembered.
        if (_busyUntil.Count > MostRested)
        {
            foreach (var (rested, _) in _busyUntil.Where(turn => turn.Value <= time.GetUtcNow()))
                _busyUntil.TryRemove(rested, out _);
        }

        _busyUntil[host] = DateTimeOffset.MaxValue;
    }

    public void End(string host, TimeSpan? rest = null) => _busyUntil[host] = time.GetUtcNow() + (rest ?? distance);
}
