using System.Text.Json.Serialization;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>What goes wrong with the bots' gateway connections (https://docs.discord.com/developers/events/gateway#disconnecting).</summary>
public enum GatewayFaultKind
{
    /// <summary>The TCP connection is cut without a word.</summary>
    [JsonStringEnumMemberName("drop")]
    Drop,

    /// <summary>The connection is closed with the code.</summary>
    [JsonStringEnumMemberName("close")]
    Close,

    /// <summary>The client is told to reconnect.</summary>
    [JsonStringEnumMemberName("op7")]
    Reconnect,

    /// <summary>The session is called invalid, and can be resumed.</summary>
    [JsonStringEnumMemberName("op9-resumable")]
    InvalidResumable,

    /// <summary>The session is called invalid, and is.</summary>
    [JsonStringEnumMemberName("op9-new-session")]
    InvalidSession,

    /// <summary>Heartbeats are no longer acknowledged, while events keep coming.</summary>
    [JsonStringEnumMemberName("withhold-acks")]
    WithholdAcks,

    /// <summary>The resume host answers the next handshakes with 503.</summary>
    [JsonStringEnumMemberName("refuse-resume")]
    RefuseResume,

    /// <summary>The connection stays open, and nothing is read or written any more.</summary>
    [JsonStringEnumMemberName("half-open")]
    HalfOpen,

    /// <summary>The next events come several times.</summary>
    [JsonStringEnumMemberName("duplicate-events")]
    DuplicateEvents,

    /// <summary>The next events are held until all are there and come in another order.</summary>
    [JsonStringEnumMemberName("shuffle-events")]
    ShuffleEvents,
}

/// <summary>What is to go wrong at the gateway now; connections made later are sound.</summary>
/// <param name="Fault">What goes wrong.</param>
public sealed record GatewayFault(GatewayFaultKind Fault)
{
    /// <summary>What a connection is closed with.</summary>
    public int Code { get; set; } = 4000;

    /// <summary>How many handshakes are refused, or events duplicated or shuffled.</summary>
    public int Count { get; set; } = 1;

    /// <summary>How often a duplicated event comes in all.</summary>
    public int Times { get; set; } = 2;

    /// <summary>Makes the order of shuffled events the same in every run; without it they come in reverse.</summary>
    public int? Seed { get; init; }
}
