using Microsoft.Extensions.Logging;

namespace NewsBot.Discord.Gateway;

/// <summary>One shard's session, and its copy for the next process: https://docs.discord.com/developers/events/gateway#preparing-to-resume.</summary>
internal sealed partial class SessionRecord(ShardPlace place, DiscordOptions options, ILogger logger)
{
    private GatewaySession? _saved;

    public ShardSession? Current { get; private set; }

    /// <summary>What the session was asked for.</summary>
    public Intents Intents { get; private set; }

    /// <summary>Goes on with what an earlier process left.</summary>
    public void TakeUp(GatewaySession? kept)
    {
        (_saved, Intents) = (kept, kept?.Intents ?? default);
        Current = kept is null ? null : new(kept.SessionId, kept.ResumeUrl, kept.Sequence);
    }

    public void Ask(Intents intents) => (Current, Intents) = (null, intents);

    /// <summary>One that names no place to resume can go on, but not be taken up again.</summary>
    public void Begin(ReadyEvent ready, long sequence) => Current = new(ready.SessionId, ready.ResumeGatewayUrl, sequence);

    public void End() => Current = null;

    /// <summary>Keeps the session as far as it was handled.</summary>
    public async Task SaveAsync()
    {
        var session = Current is { ResumeUrl: { } resumeUrl } known
            ? new GatewaySession(known.Id, resumeUrl, known.Handled.Value, options.ApiUrl, Intents, place.Count)
            : null;
        if (session == _saved)
            return;
        try
        {
            await options.Sessions.SaveSessionAsync(place.Id, session, CancellationToken.None);
            _saved = session;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Without it a restart only starts a new session, and the connection is worth more.
            Log.NotSaved(logger, exception, place.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The session of shard {Shard} could not be stored.")]
        public static partial void NotSaved(ILogger logger, Exception exception, int shard);
    }
}

/// <summary>Which shard of how many: https://docs.discord.com/developers/events/gateway#sharding.</summary>
internal readonly record struct ShardPlace(int Id, int Count);
