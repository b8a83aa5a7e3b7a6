namespace NewsBot.LocalDiscord.Gateway;

/// <summary>Why the gateway hangs up (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes).</summary>
internal enum CloseCode
{
    GoingAway = 1001,
    UnknownError = 4000,
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    InvalidSeq = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    ShardingRequired = 4011,
    InvalidApiVersion = 4012,
    InvalidIntents = 4013,
    DisallowedIntents = 4014,
}
