using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Core.Tests.Chat.Contract;
using NewsBot.Discord.Gateway;
using NewsBot.LocalDiscord;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Chat;

/// <summary>The adapter, connected to a local Discord of its own.</summary>
internal sealed class ConnectedChat : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private ConnectedChat(LocalWorld world)
    {
        World = world;
        Chat = new(new ChatSettings(LocalWorld.BotToken, new(world.ApiUrl), 1_000, Patience.Long), new MemorySessionStore(), TimeProvider.System, LoggerFactory.Create(logging => logging.AddProvider(Log)));
        Events = new(Chat);
        _running = Chat.RunAsync(_stop.Token);
    }

    public LocalWorld World { get; }

    public DiscordChat Chat { get; }

    public EventLog Events { get; }

    public RecordedLog Log { get; } = new();

    public ChannelId General { get; private set; }

    public ChannelId News { get; private set; }

    public ChannelId Forum { get; private set; }

    public static async Task<ConnectedChat> StartAsync(LocalDiscordOptions? options = null)
    {
        var world = await LocalWorld.StartAsync(options);
        var connected = new ConnectedChat(world) { General = new(await world.ChannelAsync("general")), News = new(await world.ChannelAsync("news")), Forum = new(await world.ChannelAsync("articles")) };
        await connected.Events.FirstAsync<GuildAvailable>(_ => true);
        return connected;
    }

    public Task<MessageId> SendAsync(ChannelId channel, Card card, MessageId? replyTo = null) =>
        Chat.SendAsync(channel, card, replyTo, new(Guid.NewGuid().ToString("N")[..22]), Notify.Nobody, default);

    /// <summary>Waits until the adapter knows of a channel.</summary>
    public async Task<ChannelId> KnowAsync(string channel)
    {
        await Patience.UntilAsync(() => Chat.ChannelOf(new(channel)) is not null, "the new channel is known");
        return new(channel);
    }

    /// <summary>Takes rights from the bot in one channel, and waits until the adapter knows of it.</summary>
    public Task DenyAsync(ChannelId channel, ulong rights) => ChangeAsync(() => World.DenyBotAsync(channel.Value, rights));

    /// <summary>Changes something about a channel, and waits until the adapter knows of it: of one change before the next is made, as they are all told alike.</summary>
    public async Task ChangeAsync(Func<Task> change)
    {
        var before = Changes();
        await change();
        await Patience.UntilAsync(() => Changes() > before, "the bot knows of the change");

        int Changes() => Events.All.OfType<RightsChanged>().Count();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await Events.DisposeAsync();
        Chat.Dispose();
        await World.DisposeAsync();
        _stop.Dispose();
    }
}
