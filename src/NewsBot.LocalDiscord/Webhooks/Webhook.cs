using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Webhooks;

/// <summary>A way to post under any name (https://docs.discord.com/developers/resources/webhook#webhook-object).</summary>
internal sealed record Webhook(Snowflake Id, Snowflake ChannelId, Snowflake GuildId, string Name, string? Token, User? User)
{
    public int Type { get; } = 1;

    [JsonIgnore(Condition = Never)]
    public string? Avatar { get; }

    [JsonIgnore(Condition = Never)]
    public Snowflake? ApplicationId { get; init; }
}
