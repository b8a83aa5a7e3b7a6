namespace NewsBot.Discord.Gateway;

/// <summary>How a connection ended, with the server's close code if it gave one.</summary>
internal readonly record struct Ending(EndingKind Kind, int? CloseCode = null);

/// <summary>Why a connection ended.</summary>
internal enum EndingKind
{
    Closed,
    Reconnect,
    InvalidSession,
    InvalidButResumable,
    NotAcknowledged,
    Stopped,
}
