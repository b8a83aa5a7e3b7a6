using System.Text.Json.Serialization;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Gateway;

/// <summary>See https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes.</summary>
internal static class Opcode
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int PresenceUpdate = 3;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

/// <summary>A frame that we send: https://docs.discord.com/developers/events/gateway-events#payload-structure.</summary>
internal sealed record GatewayFrame<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

internal sealed record Hello(int HeartbeatInterval);

internal sealed record Identify(string Token, Intents Intents, IdentifyProperties Properties, IReadOnlyList<int> Shard, Presence? Presence);

internal sealed record IdentifyProperties(string Os, string Browser, string Device);

internal sealed record Resume(string Token, string SessionId, long Seq);

/// <summary>See https://docs.discord.com/developers/events/gateway#get-gateway-bot.</summary>
internal sealed record GatewayBot(Uri Url, int Shards = 1, SessionStartLimit? SessionStartLimit = null);

internal sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);
