namespace NewsBot.Discord;

/// <summary>Time since the start, which no change of the machine's clock moves.</summary>
internal sealed class Clock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Never early: timers are, by up to a millisecond.</summary>
    public async Task WaitUntilAsync(TimeSpan moment, CancellationToken cancellationToken)
    {
        while (moment - Now is var wait && wait > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
    }
}
