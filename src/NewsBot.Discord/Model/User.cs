namespace NewsBot.Discord.Model;

/// <summary>Someone's account: https://docs.discord.com/developers/resources/user#user-object.</summary>
public sealed record User(Snowflake Id, string Username, string? GlobalName = null, bool Bot = false)
{
    /// <summary>The name people see.</summary>
    public string DisplayName => GlobalName ?? Username;
}

/// <summary>A user within a guild: https://docs.discord.com/developers/resources/guild#guild-member-object.</summary>
/// <param name="User">Left out of a message's <c>member</c>, where the author says it.</param>
/// <param name="Permissions">In the interaction's channel, overwrites included; only interactions carry it.</param>
public sealed record Member(
    User? User,
    IReadOnlyList<Snowflake> Roles,
    string? Nick = null,
    Permissions? Permissions = null,
    DateTimeOffset? CommunicationDisabledUntil = null);
