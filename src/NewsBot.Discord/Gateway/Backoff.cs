namespace NewsBot.Discord.Gateway;

/// <summary>Waits that grow and are spread at random, so that a thousand bots do not come back in one second: https://docs.discord.com/developers/events/gateway#handling-a-disconnect.</summary>
internal sealed class Backoff(TimeSpan cap, Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    private int _failures;

    public void Fail() => _failures++;

    public void Reset() => _failures = 0;

    /// <summary>Full jitter; the first time again is at once.</summary>
    public TimeSpan Next() => _failures <= 1 ? TimeSpan.Zero : Least(First * Math.Pow(2, Math.Min(_failures - 2, 20)), cap) * random();

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
