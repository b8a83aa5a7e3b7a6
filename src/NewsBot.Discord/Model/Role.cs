namespace NewsBot.Discord.Model;

/// <summary>A named set of permissions: https://docs.discord.com/developers/topics/permissions#role-object.</summary>
public sealed record Role(Snowflake Id, string Name, Permissions Permissions);
