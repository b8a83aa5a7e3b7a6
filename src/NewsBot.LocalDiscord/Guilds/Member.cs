using System.Text.Json.Serialization;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;
using static System.Text.Json.Serialization.JsonIgnoreCondition;

namespace NewsBot.LocalDiscord.Guilds;

internal readonly record struct MemberId(Snowflake GuildId, Snowflake UserId)
{
    public override string ToString() => $"{GuildId}/{UserId}";
}

/// <summary>A user in a guild (https://docs.discord.com/developers/resources/guild#guild-member-object).</summary>
internal sealed record Member(Snowflake GuildId, Snowflake UserId, IReadOnlyList<Snowflake> Roles, DateTimeOffset JoinedAt, string? Nick = null)
{
    [JsonIgnore]
    public MemberId Id => new(GuildId, UserId);

    /// <summary>Until then the member only reads (https://docs.discord.com/developers/resources/guild#modify-guild-member).</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    /// <summary>The member as others see it; without its user inside a message.</summary>
    public MemberView Shown(User? user, Permissions? permissions = null) => new(Roles, JoinedAt, Nick, user, permissions) { CommunicationDisabledUntil = CommunicationDisabledUntil };
}

/// <summary>A member on the wire.</summary>
internal sealed record MemberView(
    IReadOnlyList<Snowflake> Roles,
    DateTimeOffset JoinedAt,
    [property: JsonIgnore(Condition = Never)] string? Nick,
    User? User,
    Permissions? Permissions)
{
    /// <summary>Only in events that are about the member.</summary>
    public Snowflake? GuildId { get; init; }

    [JsonIgnore(Condition = Never)]
    public string? Avatar { get; }

    [JsonIgnore(Condition = Never)]
    public string? Banner { get; }

    [JsonIgnore(Condition = Never)]
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    [JsonIgnore(Condition = Never)]
    public DateTimeOffset? PremiumSince { get; }

    public int Flags { get; }

    public bool Pending { get; }

    public bool Mute { get; }

    public bool Deaf { get; }
}
