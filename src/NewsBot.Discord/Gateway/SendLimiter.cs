namespace NewsBot.Discord.Gateway;

/// <summary>120 frames a minute and connection, a few of them kept for heartbeats: https://docs.discord.com/developers/events/gateway#rate-limiting.</summary>
internal sealed class SendLimiter(TimeProvider time)
{
    private const int Limit = 120;
    private const int ForHeartbeats = 8;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _sent = new();

    /// <summary>Heartbeats never wait: without them the connection is lost anyway.</summary>
    public void CountHeartbeat()
    {
        lock (_sent)
            _sent.Enqueue(time.GetTimestamp());
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (TakeOrWait() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan TakeOrWait()
    {
        lock (_sent)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();
            if (_sent.Count >= Limit - ForHeartbeats)
                return Window - time.GetElapsedTime(_sent.Peek()) + TimeSpan.FromMilliseconds(1);
            _sent.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}
