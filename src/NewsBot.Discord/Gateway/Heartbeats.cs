namespace NewsBot.Discord.Gateway;

/// <summary>Shows the gateway that we live, and notices when it does not: https://docs.discord.com/developers/events/gateway#sending-heartbeats.</summary>
internal sealed class Heartbeats(TimeProvider time, Func<double> random)
{
    private volatile bool _acknowledged = true;
    private volatile bool _isHeldUp;
    private volatile bool _wasHeldUp;

    public void Acknowledge() => _acknowledged = true;

    /// <summary>Dispose what is returned when receiving goes on. Who does not receive cannot have seen an acknowledgement.</summary>
    public HoldUp HoldUpReceiving()
    {
        _isHeldUp = true;
        _wasHeldUp = true;
        return new(this);
    }

    /// <summary>Returns when an acknowledgement is missing, or when cancelled.</summary>
    public async Task<bool> RunUntilMissingAsync(TimeSpan interval, Func<Task> send, CancellationToken over)
    {
        try
        {
            await Task.Delay(interval * random(), time, over);
            while (true)
            {
                var unread = _isHeldUp || _wasHeldUp;
                _wasHeldUp = _isHeldUp;
                if (!_acknowledged && !unread)
                    return true;
                _acknowledged = false;
                await send();
                await Task.Delay(interval, time, over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return false;
        }
    }

    public readonly struct HoldUp(Heartbeats heartbeats) : IDisposable
    {
        public void Dispose() => heartbeats._isHeldUp = false;
    }
}
