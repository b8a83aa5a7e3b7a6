namespace NewsBot.Sources.Fetching;

/// <summary>How long a site may say nothing.</summary>
internal sealed class Silence(TimeSpan longest, TimeProvider time)
{
    /// <summary>Does what waits for a site; cancelled where that says nothing for too long.</summary>
    public async Task<T> UnlessAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        return await work(either.Token);
    }
}
