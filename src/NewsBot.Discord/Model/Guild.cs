namespace NewsBot.Discord.Model;

/// <summary>A guild as GUILD_CREATE and Get Guild describe it: https://docs.discord.com/developers/resources/guild#guild-object.</summary>
/// <param name="Channels">With <paramref name="Threads"/> and <paramref name="Members"/> only in GUILD_CREATE.</param>
public sealed record Guild(
    Snowflake Id,
    string Name,
    Snowflake OwnerId,
    IReadOnlyList<Role>? Roles = null,
    IReadOnlyList<Channel>? Channels = null,
    IReadOnlyList<Channel>? Threads = null,
    IReadOnlyList<Member>? Members = null,
    bool Unavailable = false);

/// <summary>A guild that is there but not to be had yet: https://docs.discord.com/developers/resources/guild#unavailable-guild-object.</summary>
public sealed record UnavailableGuild(Snowflake Id, bool Unavailable = false);

/// <summary>A guild in our own list: https://docs.discord.com/developers/resources/user#get-current-user-guilds.</summary>
public sealed record OwnGuild(Snowflake Id, string Name);

/// <summary>The program behind the bot: https://docs.discord.com/developers/resources/application#application-object.</summary>
public sealed record Application(Snowflake Id, int? Flags = null);
