namespace NewsBot.Discord.Gateway;

/// <summary>When to connect again, and whether a session may still be resumed: https://docs.discord.com/developers/events/gateway#handling-a-disconnect.</summary>
internal sealed class Reconnection(Func<double> random, TimeProvider time)
{
    private const int MaxFailedResumes = 3;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private readonly Backoff _connecting = new(TimeSpan.FromSeconds(60), random);
    private readonly Backoff _identifying = new(TimeSpan.FromMinutes(10), random);
    private int _failedResumes;
    private TimeSpan _extraWait;

    public bool MayResume => _failedResumes < MaxFailedResumes;

    public async Task WaitAsync(bool resuming, CancellationToken cancellationToken)
    {
        var wait = _connecting.Next();
        if (!resuming && _identifying.Next() is var longer && longer > wait)
            wait = longer;
        wait += _extraWait;
        _extraWait = TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Where the gateway itself is out of reach too the network is at fault, and the session may still be good.</summary>
    public void NotConnected(bool resuming)
    {
        _connecting.Fail();
        _failedResumes = resuming ? _failedResumes + 1 : 0;
    }

    /// <param name="readyAt">When READY or RESUMED came, if either did.</param>
    public void Ended(Ending ending, bool resuming, bool identified, long? readyAt)
    {
        _failedResumes = resuming && readyAt is null ? _failedResumes + 1 : 0;
        if (readyAt is { } then && time.GetElapsedTime(then) >= Settled)
        {
            _connecting.Reset();
            _identifying.Reset();
        }
        else
        {
            _connecting.Fail();
            if (identified)
                _identifying.Fail();
        }
        if (ending.Kind == EndingKind.InvalidSession)
            _extraWait = TimeSpan.FromSeconds(1 + 4 * random());
    }
}
