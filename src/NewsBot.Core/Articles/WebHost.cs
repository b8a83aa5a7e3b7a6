namespace NewsBot.Articles;

/// <summary>The host of an address as machines spell it, so that letters that look like others are told from them (https://www.rfc-editor.org/rfc/rfc5891).</summary>
internal static class WebHost
{
    /// <summary>Null where the address names no host that there could be.</summary>
    public static string? Of(Uri address)
    {
        try
        {
            return address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost is { Length: > 0 } host ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
