using NewsBot.Chat;

namespace NewsBot.Core.Tests.Chat;

/// <summary>What is asked of every adapter of the chat port; a subclass supplies the chat, seen from the other side.</summary>
public abstract class ChatContract : IAsyncLifetime
{
    private ChatRun _run = null!;

    private protected IChatClient Client => World.Client;

    private protected IChatWorld World => _run.World;

    private protected EventLog Events => _run.Events;

    /// <summary>Makes a chat that nobody has used yet.</summary>
    protected abstract Task<IChatWorld> CreateAsync();

    public async Task InitializeAsync() => _run = await ChatRun.StartAsync(await CreateAsync());

    public async Task DisposeAsync() => await _run.DisposeAsync();
}
