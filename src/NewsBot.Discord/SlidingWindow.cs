namespace NewsBot.Discord;

/// <summary>Counts what happened within the last second, minute or so.</summary>
internal sealed class SlidingWindow(Clock clock, TimeSpan length)
{
    private readonly Queue<TimeSpan> _when = new();

    public void Add()
    {
        lock (_when)
            _when.Enqueue(clock.Now);
    }

    /// <returns>Null when one more was within the bound, and counted; otherwise the moment to ask again.</returns>
    public TimeSpan? TryAdd(int most)
    {
        lock (_when)
        {
            if (FullUntil(most) is { } moment)
                return moment;
            _when.Enqueue(clock.Now);
            return null;
        }
    }

    /// <returns>When there is room again; null while there is.</returns>
    public TimeSpan? FullUntil(int most)
    {
        lock (_when)
        {
            while (_when.TryPeek(out var oldest) && clock.Now - oldest >= length)
                _when.Dequeue();
            return _when.Count < most ? null : _when.Peek() + length;
        }
    }
}
