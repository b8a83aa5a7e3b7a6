using Microsoft.Extensions.Hosting;

namespace NewsBot.Running.Upkeep;

/// <summary>Gives back memory while nothing happens: left alone, the runtime would keep what the start and the last busy hour took until as much is asked for again.</summary>
internal sealed class QuietMemory(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var looks = new QuietLooks();
        while (true)
        {
            await Task.Delay(BetweenLooks, time, stoppingToken);
            if (looks.IsDue(GC.GetTotalAllocatedBytes()))
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}

/// <summary>Tells, look by look, when it is quiet and there is enough to give back.</summary>
internal sealed class QuietLooks
{
    // A bot with nothing to do asks its sources and answers Discord's heartbeats with less.
    private const long Little = 4_000_000;

    // About what makes the runtime collect by itself.
    private const long Enough = 16_000_000;

    // Five minutes: such a pause is as long as the heap is large.
    private const int LeastBetween = 30;

    private long _allocated;
    private long _allocatedThen;
    private int _since = LeastBetween;

    /// <summary>Whether memory should be given back now, after so many bytes were allocated in all.</summary>
    public bool IsDue(long allocated)
    {
        var isQuiet = allocated - _allocated < Little;
        _allocated = allocated;
        if (++_since < LeastBetween || !isQuiet || allocated - _allocatedThen < Enough)
            return false;

        (_since, _allocatedThen) = (0, allocated);
        return true;
    }
}
