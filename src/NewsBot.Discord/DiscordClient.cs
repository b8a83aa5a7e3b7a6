using Microsoft.Extensions.Logging;
using NewsBot.Discord.Cache;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord;

/// <summary>A bot's connection to Discord: requests go out over REST, events come in over the gateway: https://docs.discord.com/developers/intro.</summary>
public sealed partial class DiscordClient : IDisposable
{
    private readonly DiscordOptions _options;
    private readonly ILogger _logger;
    private readonly EventQueue _queue;
    private readonly ShardState _state;
    private IReadOnlyList<GatewayShard> _shards = [];

    public DiscordClient(DiscordOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<DiscordClient>();
        _queue = new(options.EventQueueCapacity);
        Cache = new(options.Time);
        _state = new(Cache, options.Intents, options.Time);
        Rest = new(options);
    }

    public DiscordRest Rest { get; }

    public GuildCache Cache { get; }

    /// <summary>Without MESSAGE_CONTENT once Discord has refused it.</summary>
    public Intents Intents => _state.Intents;

    /// <summary>Whether every shard has a session and receives.</summary>
    public bool IsConnected => _shards.Count > 0 && _shards.All(shard => shard.IsReady);

    internal int WaitingEvents => _queue.Count;

    /// <summary>Connects and stays connected until cancelled, which keeps the session for a restart; once for each client. Throws <see cref="GatewayClosedException"/> where Discord refuses for good.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var gate = new IdentifyGate(Rest.Gateway, _options.Sessions, _options.Time, _options.LoggerFactory.CreateLogger<IdentifyGate>());
            var count = _options.ShardCount ?? await RecommendedShardsAsync(gate, stop.Token);
            Cache.ShardCount = count;
            _shards = [.. (_options.ShardIds ?? [.. Enumerable.Range(0, count)]).Select(id => new GatewayShard(new(id, count), _options, gate, _queue, _state))];
            var kept = await KeptSessionsAsync(count, stop.Token);

            // In the order of their ids, as those that share an identify limit must start.
            var running = _shards.Select((shard, index) => shard.RunAsync(kept[index], stop.Token)).ToList();
            await Task.WhenAny(running);
            await stop.CancelAsync(); // one that was refused for good takes the others along
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Stopped(_logger);
        }
        finally
        {
            _queue.Complete();
        }
    }

    /// <summary>Events one after another, for a single reader. One counts as handled when the next is asked for; what was not handled comes again after a restart.</summary>
    public IAsyncEnumerable<GatewayEvent> ReadEventsAsync(CancellationToken cancellationToken) => _queue.ReadAsync(cancellationToken);

    /// <summary>Knows guilds that we are in as they are now, without connecting; throws <see cref="DiscordException"/>.</summary>
    public Task ReadGuildsAsync(IEnumerable<Snowflake> guilds, CancellationToken cancellationToken) => new CacheFiller(Rest, Cache, _logger).FillAsync(guilds, cancellationToken);

    /// <summary>Shows us differently in the member list, on the shards that are connected.</summary>
    public Task UpdatePresenceAsync(Presence presence, CancellationToken cancellationToken) =>
        Task.WhenAll(_shards.Select(shard => shard.UpdatePresenceAsync(presence, cancellationToken)));

    /// <summary>The shard a guild's events come by: https://docs.discord.com/developers/events/gateway#sharding-sharding-formula.</summary>
    public static int ShardOf(Snowflake guild, int shardCount) => (int)((guild.Value >> 22) % (ulong)shardCount);

    public void Dispose() => Rest.Dispose();

    private async Task<int> RecommendedShardsAsync(IdentifyGate gate, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(60), _options.Jitter);
        while (true)
        {
            try
            {
                return Math.Max(1, (await gate.GatewayAsync(cancellationToken)).Shards);
            }
            catch (DiscordException exception)
            {
                if (exception.Status == System.Net.HttpStatusCode.Unauthorized)
                    throw new GatewayClosedException(CloseCode.AuthenticationFailed);
                Log.NotReached(_logger, exception);
                backoff.Fail();
                await Task.Delay(backoff.Next(), _options.Time, cancellationToken);
            }
        }
    }

    /// <summary>A session is of use only for what it was made for, and only if the guilds that its events take for known can be read.</summary>
    private async Task<IReadOnlyList<GatewaySession?>> KeptSessionsAsync(int count, CancellationToken cancellationToken)
    {
        var kept = new List<GatewaySession?>();
        foreach (var shard in _shards)
        {
            var session = await _options.Sessions.LoadSessionAsync(shard.Id, cancellationToken);
            kept.Add(session is not null && session.ApiUrl == _options.ApiUrl && session.Intents == _options.Intents && session.ShardCount == count ? session : null);
        }
        if (kept.Any(session => session is null) || await new CacheFiller(Rest, Cache, _logger).TryFillAsync([.. _shards.Select(shard => shard.Id)], cancellationToken))
            return kept;
        return [.. kept.Select(_ => (GatewaySession?)null)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Discord could not be asked for its gateway; trying again.")]
        public static partial void NotReached(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Debug, Message = "Disconnected from Discord.")]
        public static partial void Stopped(ILogger logger);
    }
}
