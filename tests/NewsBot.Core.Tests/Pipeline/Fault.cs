namespace NewsBot.Core.Tests.Pipeline;

/// <summary>What may go wrong at a request to the chat.</summary>
public enum Fault
{
    /// <summary>The process is killed before the request takes effect.</summary>
    KilledBefore,

    /// <summary>The process is killed before it learns of the effect.</summary>
    KilledAfter,

    /// <summary>No answer, and no effect.</summary>
    NoAnswerBefore,

    /// <summary>No answer, but an effect.</summary>
    NoAnswerAfter,

    Throttled,

    Refused,

    /// <summary>Something that no adapter should throw.</summary>
    Unexpected,
}
