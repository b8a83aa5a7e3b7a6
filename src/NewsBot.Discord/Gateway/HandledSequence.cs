namespace NewsBot.Discord.Gateway;

/// <summary>Up to where a shard's events were handled, while later ones may be done before earlier ones: https://docs.discord.com/developers/events/gateway#preparing-to-resume.</summary>
internal sealed class HandledSequence(long start)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<long> _open = [];
    private long _last = start;

    /// <summary>What a later process has to resume from.</summary>
    public long Value
    {
        get
        {
            lock (_lock)
                return _open.Count > 0 ? _open.Min - 1 : _last;
        }
    }

    public void Received(long sequence, bool toBeHandled)
    {
        lock (_lock)
        {
            _last = Math.Max(_last, sequence);
            if (toBeHandled)
                _open.Add(sequence);
        }
    }

    public void Handled(long sequence)
    {
        lock (_lock)
            _open.Remove(sequence);
    }
}
