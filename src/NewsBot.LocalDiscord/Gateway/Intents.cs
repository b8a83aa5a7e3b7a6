namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Which events a bot asks for (https://docs.discord.com/developers/events/gateway#gateway-intents).</summary>
[Flags]
internal enum Intents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
    GuildWebhooks = 1 << 5,
    GuildPresences = 1 << 8,
    GuildMessages = 1 << 9,
    GuildMessageReactions = 1 << 10,
    GuildMessageTyping = 1 << 11,
    DirectMessages = 1 << 12,
    DirectMessageReactions = 1 << 13,
    DirectMessageTyping = 1 << 14,
    MessageContent = 1 << 15,
    Privileged = GuildMembers | GuildPresences | MessageContent,

    /// <summary>Every bit that Discord knows: 0–16, 20, 21, 24, 25.</summary>
    All = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25,
}
