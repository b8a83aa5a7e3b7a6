using NewsBot.Discord.Cache;

namespace NewsBot.Discord.Gateway;

/// <summary>What all shards share: the cache, and what may be asked for: https://docs.discord.com/developers/events/gateway#gateway-intents.</summary>
internal sealed class ShardState(GuildCache cache, Intents intents)
{
    private readonly Lock _lock = new();

    public GuildCache Cache { get; } = cache;

    public Intents Intents { get; private set; } = intents;

    /// <returns>True the first time.</returns>
    public bool RefuseMessageContent()
    {
        lock (_lock)
        {
            var asked = Intents.HasFlag(Intents.MessageContent);
            Intents &= ~Intents.MessageContent;
            return asked;
        }
    }
}
