namespace NewsBot.Chat;

/// <summary>Why something asked of the chat was not done.</summary>
public enum ChatFailure
{
    /// <summary>Nobody knows whether it was done: no answer, or an answer that says nothing about it.</summary>
    Unknown,

    /// <summary>Not now: ask again after the time given.</summary>
    Throttled,

    /// <summary>We may not, or the channel is not there for us.</summary>
    Refused,

    /// <summary>What was to be changed is no longer there.</summary>
    Gone,

    /// <summary>The channel or the thread was deleted.</summary>
    Closed,

    /// <summary>It can never be done like this.</summary>
    Invalid,
}

/// <summary>Something asked of the chat was not done, or nobody knows.</summary>
public sealed class ChatException(ChatFailure failure, string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public ChatFailure Failure { get; } = failure;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>The chat will not have us, whatever we try: the message tells the operator what to do.</summary>
public sealed class ChatRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
