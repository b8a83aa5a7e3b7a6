using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>Reads a client's events, and waits for the one that is expected.</summary>
internal sealed class EventLog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<ChatEvent> _events = [];
    private readonly Task _reading;
    private TaskCompletionSource _arrived = New();

    public EventLog(IChatClient client) => _reading = Task.Run(() => ReadAsync(client));

    /// <summary>All there were until now.</summary>
    public IReadOnlyList<ChatEvent> All
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>The first event of a kind for which a condition holds, whether it has come already or comes in time.</summary>
    public async Task<T> FirstAsync<T>(Func<T, bool> condition)
        where T : ChatEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task arrived;
            lock (_events)
            {
                if (_events.OfType<T>().FirstOrDefault(condition) is { } found)
                    return found;
                arrived = _arrived.Task;
            }

            try
            {
                await arrived.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No {typeof(T).Name} as expected came in {Patience.TotalSeconds} s; there were: {string.Join(", ", All.Select(happened => happened.GetType().Name))}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(IChatClient client)
    {
        try
        {
            await foreach (var happened in client.EventsAsync(_stop.Token))
            {
                lock (_events)
                {
                    _events.Add(happened);
                    _arrived.SetResult();
                    _arrived = New();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
