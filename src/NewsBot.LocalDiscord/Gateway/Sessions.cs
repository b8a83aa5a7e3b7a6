using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Every session that is open or can still be resumed.</summary>
internal sealed class Sessions(World world)
{
    private readonly Dictionary<string, GatewaySession> _sessions = [];

    public IReadOnlyCollection<GatewaySession> All => _sessions.Values;

    public GatewaySession Open(User user, Intents intents, int shard, int shards)
    {
        var session = new GatewaySession(Guid.NewGuid().ToString("N"), user, intents, shard, shards);
        _sessions[session.Id] = session;
        return session;
    }

    public GatewaySession? Find(string id) => _sessions.GetValueOrDefault(id);

    public void Close(GatewaySession session) => _sessions.Remove(session.Id);

    public void CloseExpired()
    {
        foreach (var session in _sessions.Values.Where(s => s.LostAt + world.Options.SessionLifetime < world.Now).ToList())
            Close(session);
    }
}
