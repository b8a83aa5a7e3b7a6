using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat.Contract;

/// <summary>A client that is connected to a chat of its own, with what happens there written down.</summary>
internal sealed class ChatRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private ChatRun(IChatWorld world)
    {
        World = world;
        Events = new(world.Client);
        _running = world.Client.RunAsync(_stop.Token);
    }

    public IChatWorld World { get; }

    public EventLog Events { get; }

    public static async Task<ChatRun> StartAsync(IChatWorld world)
    {
        var run = new ChatRun(world);
        await run.Events.FirstAsync<GuildAvailable>(guild => guild.Guild == world.Guild);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        await Events.DisposeAsync();
        await World.DisposeAsync();
        _stop.Dispose();
    }
}
