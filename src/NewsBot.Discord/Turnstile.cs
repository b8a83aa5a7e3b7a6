namespace NewsBot.Discord;

/// <summary>Lets one in at a time, strictly in the order they came.</summary>
internal sealed class Turnstile
{
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    public async Task<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_waiting)
        {
            if (!_taken)
            {
                _taken = true;
                return new(this);
            }
            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }
        await using var giveUp = cancellationToken.Register(() => place.TrySetCanceled(cancellationToken));
        await place.Task;
        return new(this);
    }

    private void Leave()
    {
        lock (_waiting)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                    return;
            }
            _taken = false;
        }
    }

    /// <summary>Dispose it once to let the next one in.</summary>
    public readonly struct Pass(Turnstile turnstile) : IDisposable
    {
        public void Dispose() => turnstile.Leave();
    }
}
