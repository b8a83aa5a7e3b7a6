using NewsBot.Discord.Cache;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>What all shards share: the cache, what may be asked for, and which interactions came already: https://docs.discord.com/developers/events/gateway#gateway-intents.</summary>
internal sealed class ShardState(GuildCache cache, Intents intents, TimeProvider time)
{
    private const int Remembered = 1_024;

    private readonly Lock _lock = new();
    private readonly HashSet<Snowflake> _interactions = [];
    private readonly Queue<Snowflake> _inOrder = new();

    public GuildCache Cache { get; } = cache;

    public TimeProvider Time { get; } = time;

    public Intents Intents { get; private set; } = intents;

    /// <summary>An event may come more than once, and a command must not be carried out twice.</summary>
    public bool IsFirst(Snowflake interaction)
    {
        lock (_lock)
        {
            if (!_interactions.Add(interaction))
                return false;
            _inOrder.Enqueue(interaction);
            if (_inOrder.Count > Remembered)
                _interactions.Remove(_inOrder.Dequeue());
            return true;
        }
    }

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
