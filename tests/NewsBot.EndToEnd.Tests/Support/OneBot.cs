namespace NewsBot.EndToEnd.Tests.Support;

/// <summary>A bot for all tests that leave each other alone: each makes a channel of its own.</summary>
public sealed class OneBot : IAsyncLifetime
{
    internal BotProcess Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var start = new StartFolder([.. BotProcess.Quick, ("Sources__File", "sources.json")]);
        start.Write("sources.json", """{ "sources": [{ "name": "Gull Gazette", "kind": "feed", "url": "https://gull.example/feed.xml" }, { "name": "Tern Courier", "kind": "feed", "url": "https://tern.example/feed.xml" }] }""");
        Bot = await BotProcess.StartAsync(start);
    }

    public Task DisposeAsync() => Bot.DisposeAsync().AsTask();

    /// <summary>A new channel; 0 is a text channel and 15 a forum.</summary>
    internal async Task<string> NewChannelAsync(int type = 0, object[]? tags = null) =>
        (await Bot.Admin.PostAsync($"guilds/{await Bot.Admin.GuildAsync()}/channels", new { name = $"chat-{Guid.NewGuid():N}"[..12], type, available_tags = tags }))!.Text("id");
}
