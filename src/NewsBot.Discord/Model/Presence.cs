using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>How we appear in the member list: https://docs.discord.com/developers/events/gateway-events#update-presence.</summary>
/// <param name="Status">online, dnd, idle, invisible or offline.</param>
public sealed record Presence(string Status, IReadOnlyList<Activity> Activities, bool Afk = false)
{
    /// <summary>Since when we are idle: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Since { get; } = null;
}

/// <summary>What we are said to be doing; type 4 shows <paramref name="State"/> alone: https://docs.discord.com/developers/events/gateway-events#activity-object.</summary>
public sealed record Activity(string Name, int Type, string? State = null);
