using NewsBot.Discord.Gateway;

namespace NewsBot.Discord.Tests.Scripted;

/// <summary>A client that runs for the length of a test.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<GatewayEvent> _events;

    public RunningBot(DiscordOptions options)
    {
        Client = new(options);
        Run = Client.RunAsync(_stop.Token);
        _events = Client.ReadEventsAsync(CancellationToken.None).GetAsyncEnumerator();
    }

    public DiscordClient Client { get; }

    /// <summary>Ends when the client does.</summary>
    public Task Run { get; }

    /// <summary>The next event, which must be of this type.</summary>
    public async Task<T> NextAsync<T>() where T : GatewayEvent
    {
        Assert.True(await _events.MoveNextAsync().Soon(), "There are no more events.");
        return Assert.IsType<T>(_events.Current);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Run.Soon();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await Run.Soon();
        }
        catch (GatewayClosedException)
        {
            // The test has seen it, or is about others.
            return;
        }
        finally
        {
            Client.Dispose();
            _stop.Dispose();
        }
    }
}
