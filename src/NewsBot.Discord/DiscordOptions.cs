using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Discord.Gateway;
using NewsBot.Discord.Model;

namespace NewsBot.Discord;

/// <summary>How to reach Discord and as whom: https://docs.discord.com/developers/reference.</summary>
public sealed record DiscordOptions(string Token)
{
    public Uri ApiUrl { get; init; } = new("https://discord.com/api/v10");

    public Intents Intents { get; init; } = Intents.Guilds;

    /// <summary>As many as Discord recommends when left out.</summary>
    public int? ShardCount { get; init; }

    /// <summary>All of them when left out; a part of them where several processes share the work.</summary>
    public IReadOnlyList<int>? ShardIds { get; init; }

    public Presence? Presence { get; init; }

    /// <summary>How long one request may take, and one connect.</summary>
    public TimeSpan HttpTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request may wait for a rate limit; beyond it <see cref="Rest.RateLimitedException"/> is thrown instead.</summary>
    public TimeSpan LongestRateLimitWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Discord's global limit, interaction endpoints apart; a server that stands in for it may allow more.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Whether a message with a nonce is sent again when no answer comes. Discord remembers a nonce for minutes only: who may come back later looks first, and sets this to false.</summary>
    public bool RepeatsMessages { get; init; } = true;

    /// <summary>Requests answered 401, 403 or 429 within ten minutes after which we stop sending; Discord bans at 10,000.</summary>
    public int MaxInvalidRequests { get; init; } = 2_000;

    /// <summary>Events that may wait to be handled before receiving is held up.</summary>
    public int EventQueueCapacity { get; init; } = 1_024;

    /// <summary>With <see cref="ProductUrl"/> and <see cref="ProductVersion"/> what we call ourselves.</summary>
    public string Product { get; init; } = "NewsBot";

    public string ProductUrl { get; init; } = "https://newsbot.example";

    public string ProductVersion { get; init; } = "0.1.0";

    public ISessionStore Sessions { get; init; } = new MemorySessionStore();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>From 0 up to 1, for everything that is spread at random.</summary>
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    // The token must not reach a log.
    public override string ToString() => $"DiscordOptions for {ApiUrl}";
}
