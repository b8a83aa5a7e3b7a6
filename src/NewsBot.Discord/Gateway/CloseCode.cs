namespace NewsBot.Discord.Gateway;

/// <summary>What each close of the connection calls for: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.</summary>
internal static class CloseCode
{
    /// <summary>Ours: any code but 1000 and 1001 keeps the session for a few minutes.</summary>
    public const int KeepSession = 4000;

    public const int DisallowedIntents = 4014;
    public const int AuthenticationFailed = 4004;

    public static AfterClose After(int? code) => code switch
    {
        null => AfterClose.Resume, // the connection was lost
        4000 => AfterClose.Resume, // unknown error
        4001 => AfterClose.Resume, // unknown opcode
        4002 => AfterClose.Resume, // decode error
        4003 => AfterClose.NewSession, // not authenticated, or the session is no longer valid
        4005 => AfterClose.Resume, // already authenticated
        4007 => AfterClose.NewSession, // invalid sequence
        4008 => AfterClose.Resume, // rate limited
        4009 => AfterClose.NewSession, // session timed out
        4004 or 4010 or 4011 or 4012 or 4013 or DisallowedIntents => AfterClose.Fatal,
        _ => AfterClose.Resume, // unknown ones too: an invalid session is answered with opcode 9
    };

    public static string WhatToDo(int code) => code switch
    {
        AuthenticationFailed => "Discord refused the bot token (close code 4004); check it in the developer portal.",
        4010 => "Discord refused the shard (close code 4010); check the shard ids against the shard count.",
        4011 => "The bot is in too many guilds for this number of shards (close code 4011); set more shards.",
        4012 => "Discord no longer serves this version of its API (close code 4012); update the program.",
        4013 => "Discord does not know one of the intents asked for (close code 4013).",
        DisallowedIntents => "Discord refused a privileged intent (close code 4014); switch it on in the developer portal.",
        _ => $"Discord closed the connection for good (close code {code}).",
    };
}

internal enum AfterClose
{
    Resume,
    NewSession,
    Fatal,
}
