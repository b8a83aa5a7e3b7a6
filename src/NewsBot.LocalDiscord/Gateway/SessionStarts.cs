using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Gateway;

/// <summary>How many sessions a bot may still start today, and at once (https://docs.discord.com/developers/events/gateway#session-start-limit-object).</summary>
internal sealed class SessionStarts(LocalDiscordOptions options, TimeProvider time)
{
    public const int GuildsPerShard = 2_500;

    private readonly RateLimits _limits = new(time);
    private readonly LocalRateLimit _daily = new(options.SessionStartLimit, TimeSpan.FromDays(1));
    private readonly LocalRateLimit _concurrent = new(1, options.IdentifyInterval);
    private int _started;
    private DateTimeOffset _resetsAt;

    /// <summary>How many shards the bot's guilds need.</summary>
    public int Shards => 1 + ((options.Guilds - 1) / GuildsPerShard);

    /// <summary>Whether this shard may start now: each of the concurrency's buckets takes one in a while.</summary>
    public bool TryStart(int shard)
    {
        Reset();
        if (_started >= _daily.Requests || !_limits.Take(NextBucket(shard), _concurrent).Allowed)
            return false;
        _started++;
        return true;
    }

    public JsonObject Limit()
    {
        Reset();
        return new()
        {
            ["total"] = _daily.Requests,
            ["remaining"] = _daily.Requests - _started,
            ["reset_after"] = (int)(_resetsAt - time.GetUtcNow()).TotalMilliseconds,
            ["max_concurrency"] = options.MaxConcurrency,
        };
    }

    private void Reset()
    {
        if (_resetsAt <= time.GetUtcNow())
            (_started, _resetsAt) = (0, time.GetUtcNow() + _daily.Per);
    }

    private string NextBucket(int shard) => (shard % options.MaxConcurrency).ToString(CultureInfo.InvariantCulture);
}
