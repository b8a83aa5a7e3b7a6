using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Fetching;

/// <summary>Which addresses belong to the public internet; every other may be somebody's inside (https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry).</summary>
internal static class PublicAddress
{
    // The last is given out, and yet inside: every machine of one cloud finds its own host there (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "168.63.129.16/32",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // All that was ever given out lies in 2000::/3. What lies outside is local, or another address in disguise (NAT64); so is 6to4.
    // A mapped address is asked for by itself: IPNetwork takes it for a member of 2000::/3.
    private static readonly IPNetwork GivenOutV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network))];

    public static bool Is(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? !SpecialV4.Any(network => network.Contains(address))
        : !address.IsIPv4MappedToIPv6 && address.ScopeId == 0 && GivenOutV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
}
