using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.State;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Guilds;

/// <summary>A named set of permissions (https://docs.discord.com/developers/topics/permissions#role-object).</summary>
internal sealed record Role(Snowflake Id, string Name, Permissions Permissions, int Position)
{
    public int Color { get; init; }

    public bool Hoist { get; init; }

    public bool Managed { get; init; }

    public bool Mentionable { get; init; }

    public RoleTags? Tags { get; init; }

    public RoleColors Colors => new(Color);

    [JsonIgnore(Condition = Never)]
    public string? Icon { get; }

    [JsonIgnore(Condition = Never)]
    public string? UnicodeEmoji { get; }

    public int Flags { get; }
}

internal sealed record RoleTags(Snowflake BotId);

internal sealed record RoleColors(int PrimaryColor)
{
    [JsonIgnore(Condition = Never)]
    public int? SecondaryColor { get; }

    [JsonIgnore(Condition = Never)]
    public int? TertiaryColor { get; }
}
