using NewsBot.Chat;
using NewsBot.Core.Tests.Chat;
using NewsBot.Core.Tests.Storage;
using NewsBot.Pipeline;
using NewsBot.Posting;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Pipeline;

/// <summary>A chat with one guild and its channel, and the bot in it, which can be restarted.</summary>
public abstract class PipelineTest : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal static GuildId Guild { get; } = new("500");

    internal ManualTime Time { get; } = new();

    internal MemoryChat Chat { get; } = new();

    internal Bot Bot { get; private set; } = null!;

    internal ChannelId News { get; private set; }

    public Task InitializeAsync()
    {
        News = Chat.Open(Guild, "news");
        Bot = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Bot.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal Bot Open() => new(_folder.File("newsbot.db"), Chat, Time, Delivery);

    /// <summary>As the tests of a class need it.</summary>
    internal virtual DeliveryOptions Delivery => new();

    internal async Task RestartAsync()
    {
        await Bot.DisposeAsync();
        Bot = Open();
    }

    /// <summary>Has the process end at the requests of a name, before or after they take effect.</summary>
    /// <param name="keysAreForgotten">Whether the chat then takes what is sent again for something new.</param>
    internal void KillAt(string name, bool isDone, bool keysAreForgotten = false) => Chat.At = request =>
    {
        if (request.Name != name || request.IsDone != isDone)
            return;
        if (keysAreForgotten)
            Chat.ForgetKeys();
        Bot.Kill();
        throw new OperationCanceledException();
    };

    internal IReadOnlyList<MemoryMessage> Messages(ChannelId channel) => Chat.As(channel, place => place.Messages.ToList());

    /// <summary>The thread under the first message of a channel.</summary>
    internal ChannelId ThreadIn(ChannelId channel) => new(Messages(channel)[0].Id.Value);

    internal IReadOnlyList<MemoryMessage> Comments(ChannelId? channel = null) => Messages(ThreadIn(channel ?? News));

    internal MemoryMessage Comment(string text, ChannelId? channel = null) => Comments(channel).Single(message => message.Text.Contains(text, StringComparison.Ordinal));

    internal Task FollowAsync(MirrorMode mirror = MirrorMode.All) => Bot.FollowAsync(Guild, News, mirror: mirror);
}
