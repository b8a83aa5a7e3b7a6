using System.Net;
using NewsBot.Articles;

namespace NewsBot.Sources.Fetching;

/// <summary>Which addresses are asked, as far as that can be told beforehand; what stands behind a name is checked where the connection is made.</summary>
internal sealed class SiteAddresses(FetchOptions options)
{
    /// <summary>Throws <see cref="FetchException"/> for an address that is none of a page.</summary>
    public Uri Check(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new FetchException($"{Shown(address)} is no address of a page: only http and https are read.");
        if (address.UserInfo.Length > 0)
            throw new FetchException("An address with a name or a password in it is not read.");
        if (WebHost.Of(address) is null)
            throw new FetchException($"{Shown(address)} names no host that there could be.");
        if (address.Port is not (80 or 443) && !options.IsInside(address))
            throw new FetchException($"{Shown(address)} names the port {address.Port}; only 80 and 443 are asked.");
        return address;
    }

    /// <summary>Where an answer leads on to, checked as the first address was; null where it is the answer itself. Throws <see cref="FetchException"/>.</summary>
    public Uri? Next(HttpResponseMessage response, Uri from)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var next))
            throw new FetchException($"{Shown(from)} leads on to nowhere.");
        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            throw new FetchException($"{Shown(from)} leads from an encrypted page to an open one.");
        if (Check(next) is var safe && options.IsInside(safe) && !options.IsInside(from))
            throw new FetchException($"{Shown(from)} leads from the public internet to a host inside.");
        return safe;
    }

    /// <summary>An address for people and logs: without its query, which may hold what only the site is to know.</summary>
    public static string Shown(Uri address) => address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Path) : address.OriginalString.Split('?', '#')[0];
}
