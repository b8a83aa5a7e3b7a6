using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Tests.Support;

namespace NewsBot.LocalDiscord.Tests.OpenApi;

/// <summary>Everything that can be done here, done once, and all that passed while it was.</summary>
internal sealed class Everything
{
    private readonly ConcurrentQueue<LocalDiscordExchange> _exchanges = new();

    public IReadOnlyCollection<LocalDiscordExchange> Exchanges => _exchanges;

    public IReadOnlyList<JsonNode> Frames { get; private set; } = [];

    public IReadOnlyList<string> Routes { get; private set; } = [];

    public static async Task<Everything> DoAsync()
    {
        var everything = new Everything();
        await using var talk = await Conversation.StartAsync(Discord.Generous with { Recorder = everything._exchanges.Enqueue });
        everything.Routes = talk.Discord.Server.Routes;
        await MessageScenes.PlayAsync(talk);
        await ThreadScenes.PlayAsync(talk);
        await CommandScenes.PlayAsync(talk);
        await InteractionScenes.PlayAsync(talk);
        await WebhookScenes.PlayAsync(talk);
        await GuildScenes.PlayAsync(talk);
        await talk.Bot.EventsSoFarAsync();
        await talk.Reader.EventsSoFarAsync();
        everything.Frames = [.. talk.Bot.History, .. talk.Reader.History];
        return everything;
    }
}
