namespace NewsBot.Chat;

/// <summary>A limit of the chat's that lets nothing through just now.</summary>
/// <param name="Work">What it is for.</param>
/// <param name="Channel">Where; null for everywhere.</param>
/// <param name="Until">When something goes through again.</param>
/// <param name="HoldsBack">Whether something waits for it.</param>
public sealed record ChatLimit(LimitScope Scope, LimitedWork Work, ChannelId? Channel, DateTimeOffset Until, bool HoldsBack);

/// <summary>Whom a limit is for.</summary>
public enum LimitScope
{
    /// <summary>Us, of one kind of request.</summary>
    Ours,

    /// <summary>Us and all others together, of one kind of request.</summary>
    Shared,

    /// <summary>Us, of all that we ask.</summary>
    Everything,

    /// <summary>Whatever is asked from our address.</summary>
    Address,

    /// <summary>Us, by ourselves: too much was refused, and the chat would soon shut us out.</summary>
    Refusals,
}

/// <summary>What a limit counts.</summary>
public enum LimitedWork
{
    Anything,
    Sending,
    Editing,
    Deleting,
    Threads,
    Publishing,
    Reading,
}
