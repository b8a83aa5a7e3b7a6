namespace NewsBot.Sources.Fetching;

/// <summary>Says in a sentence of our own why nothing came from a site, as whoever typed the address understands it.</summary>
internal static class FetchFailure
{
    // What fails before anything is asked for is the host's, whichever of its pages was to be read first.
    public static string Of(Exception exception, Uri address) => KindOf(exception) switch
    {
        HttpRequestError.NameResolutionError => $"{address.Host} is no host that is known.",
        HttpRequestError.ConnectionError => $"{address.Authority} could not be reached.",
        HttpRequestError.SecureConnectionError => $"{address.Authority} offers no secure connection that can be trusted.",
        HttpRequestError.ResponseEnded => $"{SiteAddresses.Shown(address)} could not be read: the answer broke off.",
        HttpRequestError.InvalidResponse => $"{SiteAddresses.Shown(address)} could not be read: the answer is none that a site gives.",
        _ => $"{SiteAddresses.Shown(address)} could not be read: the answer is damaged, or the connection was lost.",
    };

    private static HttpRequestError? KindOf(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var kind } => kind,
        HttpIOException { HttpRequestError: not HttpRequestError.Unknown and var kind } => kind,
        { InnerException: { } inner } => KindOf(inner),
        _ => null,
    };
}
