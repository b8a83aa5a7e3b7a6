using System.Text.Json.Serialization;

namespace NewsBot.LocalDiscord.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum RestFaultKind
{
    /// <summary>The route's own limit (https://docs.discord.com/developers/topics/rate-limits).</summary>
    [JsonStringEnumMemberName("429-user")]
    LimitedUser,

    /// <summary>The limit over all routes.</summary>
    [JsonStringEnumMemberName("429-global")]
    LimitedGlobal,

    /// <summary>A limit that the bot has in common with everyone else.</summary>
    [JsonStringEnumMemberName("429-shared")]
    LimitedShared,

    /// <summary>A page from the edge: no JSON, no X-RateLimit headers.</summary>
    [JsonStringEnumMemberName("429-html")]
    LimitedHtml,

    /// <summary>Nothing is done, and Discord says that it failed.</summary>
    [JsonStringEnumMemberName("500")]
    Failed,

    /// <summary>Nothing is done, and the edge says that nobody answers.</summary>
    [JsonStringEnumMemberName("502")]
    BadGateway,

    /// <summary>All is done, and the edge says that nobody answers.</summary>
    [JsonStringEnumMemberName("502-after-storing")]
    BadGatewayAfterStoring,

    /// <summary>Nothing is done, since the person takes no private messages.</summary>
    [JsonStringEnumMemberName("403-private")]
    Private,

    /// <summary>Nothing is done, and the connection is cut.</summary>
    [JsonStringEnumMemberName("reset")]
    Reset,

    /// <summary>All is done, and no answer ever comes.</summary>
    [JsonStringEnumMemberName("no-answer")]
    NoAnswer,

    /// <summary>All is done; half of the answer comes at once, the rest after the delay.</summary>
    [JsonStringEnumMemberName("slow-body")]
    SlowBody,

    /// <summary>All is done, and the answer's JSON breaks off.</summary>
    [JsonStringEnumMemberName("garbage")]
    Garbage,

    /// <summary>All is done, and the answer says nothing of rate limits.</summary>
    [JsonStringEnumMemberName("no-limit-headers")]
    NoLimitHeaders,
}

/// <summary>What is to go wrong on a route, and how often.</summary>
/// <param name="Route">A route such as <c>POST /channels/{id}/messages</c>: braces stand for any id, an id for itself; <c>*</c> for every route.</param>
/// <param name="Fault">What goes wrong.</param>
public sealed record RestFault(string Route, RestFaultKind Fault)
{
    /// <summary>How many requests it strikes; one, or any number where it strikes by chance.</summary>
    public int? Count { get; init; }

    /// <summary>How likely it strikes a request of the route, from 0 to 1.</summary>
    public double Probability { get; set; } = 1;

    /// <summary>Makes chance the same in every run.</summary>
    public int? Seed { get; init; }

    /// <summary>What a 429 tells the client to wait.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a slow body takes.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);
}
