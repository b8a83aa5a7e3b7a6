namespace NewsBot.Discord.Model;

/// <summary>A named set of permissions: https://docs.discord.com/developers/topics/permissions#role-object.</summary>
/// <param name="Mentionable">Whether anyone may notify those who have it.</param>
public sealed record Role(Snowflake Id, string Name, Permissions Permissions, bool Mentionable = false);
