using AngleSharp.Dom;

namespace NewsBot.Sources.Html;

/// <summary>Where a page lies: the address it was fetched from, and the one that it gives itself.</summary>
internal sealed class PageAddress
{
    private readonly Uri? _base;

    /// <param name="file">Where it was read from: an address or a path.</param>
    public PageAddress(string file, PageParts parts)
    {
        var fetched = Fetched = Web(file, null);
        _base = parts.Base is { } stated ? Web(stated, fetched) ?? fetched : fetched;
        var canonical = Stated(parts, fetched);
        Url = (canonical ?? fetched)?.AbsoluteUri;
        Host = (canonical ?? fetched)?.IdnHost is { } host ? WithoutWww(host) : null;
    }

    /// <summary>Null for what was read from a file.</summary>
    public Uri? Fetched { get; }

    public string? Url { get; }

    public string? Host { get; }

    /// <summary>A link on the page as an address of its own; null for what leads nowhere on the web.</summary>
    public string? Absolute(string? link) => link is null ? null : Web(link, _base ?? (Url is null ? null : new Uri(Url)))?.AbsoluteUri;

    // A page that was fetched speaks for its own site only; else it could take another's place.
    private Uri? Stated(PageParts parts, Uri? fetched)
    {
        var links = parts.Links.Where(link => string.Equals(link.GetAttribute("rel")?.Trim(), "canonical", StringComparison.OrdinalIgnoreCase)).Select(link => link.GetAttribute("href"));
        var addresses = links.Append(parts.Meta("og:url")).Select(link => link is null ? null : Web(link, _base)).OfType<Uri>()
            .Where(address => fetched is null || IsSameSite(address.IdnHost, fetched.IdnHost)).ToList();
        return addresses.Find(address => address.AbsolutePath.Length > 1) ?? (fetched is null ? addresses.FirstOrDefault() : null);
    }

    private static bool IsSameSite(string one, string other)
    {
        var (a, b) = (WithoutWww(one), WithoutWww(other));
        return a == b || a.EndsWith($".{b}", StringComparison.Ordinal) || b.EndsWith($".{a}", StringComparison.Ordinal);
    }

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    // A path such as "/pictures/a.jpg" is an absolute address too, of a file.
    private static Uri? Web(string link, Uri? within) =>
        Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) && IsWeb(address) ? address
        : within is not null && Uri.TryCreate(within, link.Trim(), out var inner) && IsWeb(inner) ? inner
        : null;

    private static bool IsWeb(Uri address) => address.Scheme is "http" or "https" && address.IdnHost.Length > 0;
}
