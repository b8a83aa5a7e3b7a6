namespace NewsBot.Sources.Fetching;

/// <summary>How long an answer holds (https://www.rfc-editor.org/rfc/rfc9111#name-freshness), and when to ask again.</summary>
internal static class Freshness
{
    /// <summary>Null where the site says nothing, or that the answer may have changed already.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.CacheControl is { } control && (control.NoStore || control.NoCache || control.MaxAge is not null))
            return control.NoStore || control.NoCache ? null : Positive(control.MaxAge - (response.Headers.Age ?? TimeSpan.Zero));
        return Positive(response.Content.Headers.Expires - (response.Headers.Date ?? time.GetUtcNow()));
    }

    /// <summary>The header Retry-After (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after).</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Positive(delta),
        { Date: { } date } => Positive(date - time.GetUtcNow()),
        _ => null,
    };

    private static TimeSpan? Positive(TimeSpan? span) => span > TimeSpan.Zero ? span : null;
}
