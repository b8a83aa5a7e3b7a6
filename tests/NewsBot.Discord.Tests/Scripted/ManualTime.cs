namespace NewsBot.Discord.Tests.Scripted;

/// <summary>Time that stands still until the test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan In, TaskCompletionSource Set)> _awaited = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Until something waits for exactly so long, as of now: then the program is where the test wants it.</summary>
    public Task UntilTimerAsync(TimeSpan dueIn)
    {
        var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_timers.Any(timer => Matches(timer, dueIn)))
                return Task.CompletedTask;
            _awaited.Add((dueIn, set));
        }
        return set.Task.Soon();
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextDue(end) is { } due)
            due.Fire();
        lock (_lock)
            _now = end;
    }

    private Timer? NextDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            _now = next.Due > _now ? next.Due : _now;
            _timers.Remove(next);
            return next;
        }
    }

    // Delays are rounded up to whole milliseconds on their way here.
    private bool Matches(Timer timer, TimeSpan dueIn) => (timer.Due - _now - dueIn).Duration() <= TimeSpan.FromMilliseconds(2);

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            foreach (var (_, set) in _awaited.Where(awaited => Matches(timer, awaited.In)).ToList())
                set.TrySetResult();
            _awaited.RemoveAll(awaited => awaited.Set.Task.IsCompleted);
        }
    }

    private void Remove(Timer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class Timer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
