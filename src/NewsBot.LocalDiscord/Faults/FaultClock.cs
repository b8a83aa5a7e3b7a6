namespace NewsBot.LocalDiscord.Faults;

/// <summary>A clock that can be made to run faster or slower than the one it goes by.</summary>
internal sealed class FaultClock(TimeProvider time) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _since = time.GetUtcNow();
    private TimeSpan _ahead;
    private double _speed = 1;

    /// <summary>The clock that nothing changes the speed of.</summary>
    public TimeProvider Steady => time;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    /// <summary>Timers that are set from now on go by it.</summary>
    public double Speed
    {
        get => _speed;
        set
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                (_ahead, _since, _speed) = (Ahead(now), now, value);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            return now + Ahead(now);
        }
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FaultTimer(this, time.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)));

    private TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / _speed;

    private TimeSpan Ahead(DateTimeOffset now) => _ahead + ((now - _since) * (_speed - 1));

    private sealed class FaultTimer(FaultClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Scaled(dueTime), clock.Scaled(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
