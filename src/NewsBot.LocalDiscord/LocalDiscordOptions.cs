namespace NewsBot.LocalDiscord;

/// <summary>How a local Discord is set up; the defaults are Discord's own where it has any.</summary>
public sealed record LocalDiscordOptions
{
    /// <summary>Where it listens: a loopback address; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Where it takes orders for faults: another loopback address; null for nowhere.</summary>
    public string? FaultsUrl { get; init; }

    /// <summary>The SQLite file that holds its state.</summary>
    public string DataFile { get; init; } = "data/local-discord.db";

    /// <summary>The one guild's name.</summary>
    public string GuildName { get; init; } = "Local guild";

    /// <summary>The guild's text channels.</summary>
    public IReadOnlyList<string> TextChannels { get; init; } = ["news", "general"];

    /// <summary>The guild's forums.</summary>
    public IReadOnlyList<string> Forums { get; init; } = ["articles"];

    /// <summary>How many guilds the bot is in; all but the first are made up at every start, the same each time.</summary>
    public int Guilds { get; init; } = 1;

    /// <summary>How many text channels each made-up guild has.</summary>
    public int ChannelsPerGuild { get; init; } = 1;

    /// <summary>The bot; its application has the same id.</summary>
    public LocalAccount Bot { get; init; } = new("NewsBot", "local-bot");

    /// <summary>The people; the first of those who manage the guild owns it.</summary>
    public IReadOnlyList<LocalAccount> People { get; init; } =
    [
        new("admin", "local-admin", ManagesGuild: true),
        new("reader", "local-reader"),
        new("guest", "local-guest"),
    ];

    /// <summary>How many messages one may post, and how many edit, in each channel.</summary>
    public LocalRateLimit MessagesPerChannel { get; init; } = new(5, TimeSpan.FromSeconds(5));

    /// <summary>How often one may call any other route, for each channel, guild or webhook.</summary>
    public LocalRateLimit OtherRoutes { get; init; } = new(50, TimeSpan.FromSeconds(1));

    /// <summary>How many requests one may make in all, interaction endpoints apart (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit).</summary>
    public LocalRateLimit Global { get; init; } = new(50, TimeSpan.FromSeconds(1));

    /// <summary>How many events a gateway connection may send (https://docs.discord.com/developers/events/gateway#rate-limiting).</summary>
    public LocalRateLimit GatewaySends { get; init; } = new(120, TimeSpan.FromSeconds(60));

    /// <summary>How often a client has to show that it lives.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(41.25);

    /// <summary>How long a session without a connection can be resumed.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a nonce is remembered (https://docs.discord.com/developers/resources/message#create-message).</summary>
    public TimeSpan NonceWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an interaction may wait for its first answer.</summary>
    public TimeSpan InteractionTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many bots' shards may identify in <see cref="IdentifyInterval"/> (https://docs.discord.com/developers/events/gateway#max-concurrency).</summary>
    public int MaxConcurrency { get; init; } = 16;

    /// <summary>How long each of them waits until it may identify again.</summary>
    public TimeSpan IdentifyInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many sessions may be started in a day.</summary>
    public int SessionStartLimit { get; init; } = 1_000;

    /// <summary>How many threads of a guild may be active at once (https://docs.discord.com/developers/topics/threads#active-archived-threads).</summary>
    public int ActiveThreadsPerGuild { get; init; } = 1_000;

    /// <summary>Whether the bot may ask for the privileged intents, as its developer portal would say.</summary>
    public bool PrivilegedIntents { get; init; } = true;

    /// <summary>Told of every request once its answer is known; never holds the server up for long.</summary>
    public Action<LocalDiscordExchange>? Recorder { get; init; }
}

/// <summary>Someone who can log in here.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Token">What is sent as Authorization; a bot's follows the word Bot.</param>
/// <param name="ManagesGuild">Whether this person runs the guild.</param>
public sealed record LocalAccount(string Name, string Token, bool ManagesGuild = false);

/// <summary>So many requests in so much time.</summary>
public sealed record LocalRateLimit(int Requests, TimeSpan Per);
