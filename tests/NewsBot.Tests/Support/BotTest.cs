using System.Text.Json.Nodes;
using NewsBot.LocalDiscord;
using NewsBot.Settings;

namespace NewsBot.Tests.Support;

/// <summary>A test with a local Discord and a bot of its own.</summary>
public abstract class BotTest : IAsyncLifetime
{
    private RunningBot? _bot;

    internal LocalWorld World { get; private set; } = null!;

    internal BotFiles Files { get; } = new();

    internal RunningBot Bot => _bot!;

    /// <summary>The channel that the bot posts to here.</summary>
    internal string News { get; private set; } = "";

    public virtual async Task InitializeAsync()
    {
        World = await LocalWorld.StartAsync(Discord);
        News = await World.ChannelAsync("news");
        await StartBotAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await World.DisposeAsync();
        Files.Dispose();
    }

    /// <summary>As the tests of a class need it.</summary>
    internal virtual LocalDiscordOptions Discord => new();

    /// <summary>As the tests of a class need it.</summary>
    internal virtual BotSettings Settings => Files.OnLocal(World);

    internal async Task StartBotAsync() => _bot = await RunningBot.StartAsync(Settings);

    internal Task StopBotAsync() => Bot.StopAsync();

    /// <summary>The message that stands for an article, once it is there.</summary>
    internal Task<JsonNode> PostAsync(string title, string? channel = null) => Patience.ForAsync(
        async () => (await World.Reader.ReadAsync(channel ?? News)).SingleOrDefault(message => message["interaction_metadata"] is null && message.Embed()?.Text("title") == title),
        $"a post of “{title}”");

    /// <summary>An article's thread, once it holds this many messages and the outbox has nothing left to do.</summary>
    internal async Task<IReadOnlyList<JsonNode>> ThreadAsync(string thread, int messages)
    {
        await SettledAsync();
        return await Patience.ForAsync(
            async () => await World.Reader.ReadAsync(thread) is var there && there.Count >= messages ? there : null,
            $"{messages} messages in the thread");
    }

    /// <summary>Everything that was to be said is said.</summary>
    internal Task SettledAsync() => Patience.UntilAsync(
        () => Bot.Count("""
            SELECT (SELECT COUNT(*) FROM delivery WHERE state IN ('Pending', 'Sending', 'Removing'))
                 + (SELECT COUNT(*) FROM post WHERE behind = 1)
                 + (SELECT COUNT(*) FROM article WHERE summarized = 0) + (SELECT COUNT(*) FROM sighting WHERE offered = 0)
            """) == 0,
        "the outbox is empty");

    /// <summary>Imports a page and waits until it stands in the news channel with all its comments.</summary>
    /// <param name="shownTitle">The title as it is shown, where that differs.</param>
    internal async Task<(JsonNode Post, IReadOnlyList<JsonNode> Thread)> PublishAsync(SamplePage page, string? shownTitle = null)
    {
        await Bot.ImportAsync(page);
        await SettledAsync();
        var post = await PostAsync(shownTitle ?? page.Title);
        return (post, await ThreadAsync(post.Id(), 0));
    }
}
