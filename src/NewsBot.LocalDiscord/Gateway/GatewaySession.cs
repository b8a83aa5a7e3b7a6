using NewsBot.LocalDiscord.Faults;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>What a client is told from READY on, over as many connections as it takes.</summary>
internal sealed class GatewaySession(string id, User user, Intents intents, int shard, int shards)
{
    // What a client that comes back can be told again.
    private const int Remembered = 10_000;
    private const long RememberedBytes = 64 * 1024 * 1024;

    private readonly Queue<(long Sequence, byte[] Frame)> _sent = [];
    private long _sentBytes;
    private Disorder? _disorder;

    public string Id => id;

    public User User => user;

    public Intents Intents => intents;

    public int Shard => shard;

    public int Shards => shards;

    public long Sequence { get; private set; }

    public GatewayConnection? Connection { get; private set; }

    public DateTimeOffset? LostAt { get; private set; }

    /// <summary>Guilds are spread over shards, everything else comes to the first (https://docs.discord.com/developers/events/gateway#sharding).</summary>
    public bool Serves(Snowflake? guild) => guild is { } served ? (int)((served.Value >> 22) % (ulong)shards) == shard : shard == 0;

    public bool Hears(GatewayEvent happened) => happened.Needs == Intents.None || (intents & happened.Needs) != 0 || (happened.About == user.Id && intents.HasFlag(Intents.Guilds));

    public void Dispatch(GatewayEvent happened)
    {
        var disorder = _disorder;
        if (disorder is null)
        {
            Tell(happened);
            return;
        }

        foreach (var spoilt in disorder.Spoil(happened))
            Tell(spoilt);
        if (disorder.IsOver)
            _disorder = null;
    }

    /// <summary>Spoils the next events; what is held by now is told first.</summary>
    public void Disturb(Disorder? disorder)
    {
        foreach (var held in _disorder?.Release() ?? [])
            Tell(held);
        _disorder = disorder;
    }

    public void Attach(GatewayConnection connection) => (Connection, LostAt) = (connection, null);

    public void Detach(GatewayConnection connection, DateTimeOffset now)
    {
        if (Connection == connection)
            (Connection, LostAt) = (null, now);
    }

    public bool Remembers(long sequence) => sequence == Sequence || (_sent.TryPeek(out var oldest) && oldest.Sequence <= sequence + 1);

    public void Replay(long after)
    {
        foreach (var (sequence, frame) in _sent)
        {
            if (sequence > after)
                Connection?.Send(frame);
        }
    }

    private void Tell(GatewayEvent happened)
    {
        var frame = happened.Frame(++Sequence, intents.HasFlag(Intents.MessageContent) || happened.ContentFor.Contains(user.Id));
        _sent.Enqueue((Sequence, frame));
        _sentBytes += frame.Length;
        while (_sent.Count > Remembered || (_sentBytes > RememberedBytes && _sent.Count > 1))
            _sentBytes -= _sent.Dequeue().Frame.Length;
        Connection?.Send(frame);
    }
}
