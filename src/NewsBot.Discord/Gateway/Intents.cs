namespace NewsBot.Discord.Gateway;

/// <summary>Which events we ask for: https://docs.discord.com/developers/events/gateway#list-of-intents.</summary>
[Flags]
public enum Intents
{
    None = 0,
    Guilds = 1 << 0,

    /// <summary>Privileged: must be switched on in the developer portal.</summary>
    GuildMembers = 1 << 1,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,

    /// <summary>Privileged: must be switched on in the developer portal.</summary>
    MessageContent = 1 << 15,
}
