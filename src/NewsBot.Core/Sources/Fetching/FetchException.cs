using System.Net;

namespace NewsBot.Sources.Fetching;

/// <summary>A page could not be fetched or may not be; the message is one sentence.</summary>
public sealed class FetchException(string message, Exception? innerException = null) : Exception(OneLine(message), innerException)
{
    /// <summary>What the site answered instead of a page; null where it answered nothing, or was not asked.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the site wants to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    // A site's own words may be in it, and it is printed to terminals and logs.
    private static string OneLine(string message) => string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));
}
