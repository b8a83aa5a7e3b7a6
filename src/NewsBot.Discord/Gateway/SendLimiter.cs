namespace NewsBot.Discord.Gateway;

/// <summary>120 frames a minute and connection, a few of them kept for heartbeats: https://docs.discord.com/developers/events/gateway#rate-limiting.</summary>
internal sealed class SendLimiter(Clock clock)
{
    private const int Limit = 120;
    private const int ForHeartbeats = 8;

    private readonly SlidingWindow _sent = new(clock, TimeSpan.FromSeconds(60));

    /// <summary>Heartbeats never wait: without them the connection is lost anyway.</summary>
    public void CountHeartbeat() => _sent.Add();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (_sent.TryAdd(Limit - ForHeartbeats) is { } moment)
            await clock.WaitUntilAsync(moment, cancellationToken);
    }
}
