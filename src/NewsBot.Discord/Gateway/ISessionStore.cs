namespace NewsBot.Discord.Gateway;

/// <summary>Where the host keeps what a restart needs: sessions to resume, and how many IDENTIFYs are left: https://docs.discord.com/developers/events/gateway#resuming.</summary>
public interface ISessionStore
{
    Task<GatewaySession?> LoadSessionAsync(int shardId, CancellationToken cancellationToken);

    /// <param name="session">Null when the session is over.</param>
    Task SaveSessionAsync(int shardId, GatewaySession? session, CancellationToken cancellationToken);

    Task<IdentifyTokens?> LoadIdentifyTokensAsync(CancellationToken cancellationToken);

    Task SaveIdentifyTokensAsync(IdentifyTokens tokens, CancellationToken cancellationToken);
}

/// <summary>A session as far as it was handled: https://docs.discord.com/developers/events/gateway#preparing-to-resume.</summary>
/// <param name="Sequence">Everything up to here was handled; what came after comes again.</param>
/// <param name="ApiUrl">With <paramref name="Intents"/> and <paramref name="ShardCount"/> what the session was made for: with others it is of no use.</param>
public sealed record GatewaySession(string SessionId, Uri ResumeUrl, long Sequence, Uri ApiUrl, Intents Intents, int ShardCount);

/// <summary>The IDENTIFYs that may be sent at once, as of a moment: https://docs.discord.com/developers/events/gateway#session-start-limit-object.</summary>
public sealed record IdentifyTokens(double Count, DateTimeOffset At);

/// <summary>Forgets everything with the process: https://docs.discord.com/developers/events/gateway#resuming.</summary>
public sealed class MemorySessionStore : ISessionStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, GatewaySession> _sessions = new();
    private IdentifyTokens? _tokens;

    public Task<GatewaySession?> LoadSessionAsync(int shardId, CancellationToken cancellationToken) =>
        Task.FromResult(_sessions.GetValueOrDefault(shardId));

    public Task SaveSessionAsync(int shardId, GatewaySession? session, CancellationToken cancellationToken)
    {
        if (session is null)
            _sessions.TryRemove(shardId, out _);
        else
            _sessions[shardId] = session;
        return Task.CompletedTask;
    }

    public Task<IdentifyTokens?> LoadIdentifyTokensAsync(CancellationToken cancellationToken) => Task.FromResult(_tokens);

    public Task SaveIdentifyTokensAsync(IdentifyTokens tokens, CancellationToken cancellationToken)
    {
        _tokens = tokens;
        return Task.CompletedTask;
    }
}
