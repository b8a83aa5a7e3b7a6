using Microsoft.Extensions.Logging;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Gateway;

/// <summary>Lets shards start a session one after another, within all limits: https://docs.discord.com/developers/events/gateway#sharding-max-concurrency.</summary>
internal sealed partial class IdentifyGate(GatewayRoutes routes, ISessionStore store, TimeProvider time, ILogger<IdentifyGate> logger)
{
    private const long LongestReset = 86_400_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly IdentifyBudget _budget = new(store, time);
    private readonly Turnstile _asking = new();
    private readonly Dictionary<int, Turnstile> _buckets = [];
    private GatewayBot? _gateway;
    private long _askedAt;

    /// <summary>The gateway as last told; asked for when it is not known.</summary>
    public async Task<GatewayBot> GatewayAsync(CancellationToken cancellationToken)
    {
        using var _ = await _asking.EnterAsync(cancellationToken);
        return _gateway ??= await AskAsync(cancellationToken);
    }

    /// <summary>Connecting there failed, so the next time it is asked for anew.</summary>
    public void ForgetGateway() => _gateway = null;

    /// <summary>Waits until this shard may send IDENTIFY.</summary>
    public async Task<IdentifySlot> EnterAsync(int shardId, CancellationToken cancellationToken)
    {
        var concurrency = (await GatewayAsync(cancellationToken)).SessionStartLimit?.MaxConcurrency ?? 1;
        var bucket = Bucket(shardId % Math.Max(1, concurrency));
        var pass = await bucket.EnterAsync(cancellationToken);
        try
        {
            while (await TakeAsync(cancellationToken) is var wait && wait > TimeSpan.Zero)
            {
                Log.IdentifyWaits(logger, shardId, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
            return new(pass, ReturnAsync, time);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <returns>How long to wait before asking again; zero once an IDENTIFY was taken.</returns>
    private async Task<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        using var _ = await _asking.EnterAsync(cancellationToken);
        if (_gateway is null || time.GetElapsedTime(_askedAt) > Fresh)
            _gateway = await AskAgainAsync(cancellationToken);
        if (_gateway.SessionStartLimit is { Remaining: <= 0 } limit)
        {
            _gateway = null;
            return TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, LongestReset));
        }

        var wait = await _budget.TakeAsync(_gateway.SessionStartLimit?.Total ?? 1000, cancellationToken);
        if (wait == TimeSpan.Zero)
            Count(-1);
        return wait;
    }

    private async Task ReturnAsync()
    {
        using var _ = await _asking.EnterAsync(CancellationToken.None);
        await _budget.ReturnAsync(CancellationToken.None);
        Count(+1);
    }

    private void Count(int change)
    {
        if (_gateway?.SessionStartLimit is { } limit)
            _gateway = _gateway with { SessionStartLimit = limit with { Remaining = limit.Remaining + change } };
    }

    // Only the limits are asked for again: the URL stays until connecting to it fails.
    private async Task<GatewayBot> AskAgainAsync(CancellationToken cancellationToken)
    {
        var known = _gateway;
        try
        {
            var answer = await AskAsync(cancellationToken);
            return known is null ? answer : answer with { Url = known.Url };
        }
        catch (DiscordException exception) when (known is not null)
        {
            Log.LimitsUnknown(logger, exception);
            return known;
        }
    }

    private async Task<GatewayBot> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await routes.GetBotAsync(cancellationToken);
        _askedAt = time.GetTimestamp();
        return answer;
    }

    private Turnstile Bucket(int key)
    {
        lock (_buckets)
            return _buckets.TryGetValue(key, out var bucket) ? bucket : _buckets[key] = new();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} waits {Wait} before it starts a session: too many were started.")]
        public static partial void IdentifyWaits(ILogger logger, int shard, TimeSpan wait);

        [LoggerMessage(Level = LogLevel.Warning, Message = "How many sessions may still be started is not known; our own count decides.")]
        public static partial void LimitsUnknown(ILogger logger, Exception exception);
    }
}

/// <summary>The right to send one IDENTIFY, given back when none was sent: https://docs.discord.com/developers/events/gateway#sharding-max-concurrency.</summary>
internal sealed class IdentifySlot(Turnstile.Pass pass, Func<Task> giveBack, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    private ITimer? _timer;

    public bool IsUsed => _timer is not null;

    /// <summary>IDENTIFY goes out now: the next of this bucket may in five seconds.</summary>
    public void Use() => _timer ??= time.CreateTimer(_ => pass.Dispose(), null, Spacing, Timeout.InfiniteTimeSpan);

    public async ValueTask DisposeAsync()
    {
        // The timer holds itself until it has let the next one in.
        if (_timer is not null)
            return;
        pass.Dispose();
        await giveBack();
    }
}
