namespace NewsBot.Discord.Gateway;

/// <summary>Keeps any crash loop below the daily number of IDENTIFYs, past which Discord resets the token: https://docs.discord.com/developers/events/gateway#session-start-limit-object.</summary>
internal sealed class IdentifyBudget(ISessionStore store, TimeProvider time)
{
    // Of 1,000 a day: 100 at once, then one in 100 s, makes at most 964.
    private const double Burst = 0.1;
    private static readonly TimeSpan RefillOfAll = TimeSpan.FromSeconds(100_000);

    /// <returns>How long to wait before asking again; zero once an IDENTIFY was taken, which is stored before it is sent.</returns>
    public async Task<TimeSpan> TakeAsync(int total, CancellationToken cancellationToken)
    {
        var capacity = Math.Max(1, total * Burst);
        var refill = RefillOfAll / Math.Max(1, total);
        var now = time.GetUtcNow();
        var stored = await store.LoadIdentifyTokensAsync(cancellationToken) ?? new(capacity, now);

        // A clock set back must neither give nor take.
        var elapsed = now > stored.At ? now - stored.At : TimeSpan.Zero;
        var count = Math.Min(capacity, stored.Count + elapsed / refill);
        if (count < 1)
            return refill * (1 - count);

        await store.SaveIdentifyTokensAsync(new(count - 1, now), cancellationToken);
        return TimeSpan.Zero;
    }

    /// <summary>The IDENTIFY that was taken was not sent after all.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        if (await store.LoadIdentifyTokensAsync(cancellationToken) is { } stored)
            await store.SaveIdentifyTokensAsync(stored with { Count = stored.Count + 1 }, cancellationToken);
    }
}
