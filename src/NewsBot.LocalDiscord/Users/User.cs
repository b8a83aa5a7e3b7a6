using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.State;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Users;

/// <summary>A person, a bot or a webhook (https://docs.discord.com/developers/resources/user#user-object).</summary>
internal sealed record User(Snowflake Id, string Username, [property: JsonIgnore(Condition = Never)] string? GlobalName, bool? Bot = null)
{
    [JsonIgnore(Condition = Never)]
    public string? Avatar { get; init; }

    public string Discriminator => Bot == true ? "0000" : "0";

    public int PublicFlags { get; }

    public int Flags { get; }

    [JsonIgnore(Condition = Never)]
    public object? PrimaryGuild { get; }

    [JsonIgnore]
    public bool IsBot => Bot == true;
}

/// <summary>Who a token belongs to.</summary>
internal sealed record Account(string Token, Snowflake UserId);
