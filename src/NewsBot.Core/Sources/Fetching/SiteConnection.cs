using System.Net;
using System.Net.Sockets;

namespace NewsBot.Sources.Fetching;

/// <summary>Makes the connections to sites: to an address that was looked up once and checked, so that no name can lead inside.</summary>
/// <param name="resolve">Looks a name up.</param>
/// <param name="connect">Connects to the first of some addresses that answers; the usual way where it is left out.</param>
internal sealed class SiteConnection(
    FetchOptions options,
    Func<string, CancellationToken, Task<IPAddress[]>> resolve,
    Func<IPAddress[], int, CancellationToken, Task<Stream>>? connect = null)
{
    private const int LargestHeadersInKilobytes = 64;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(2);

    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = options.SilenceTimeout,
        MaxResponseHeadersLength = LargestHeadersInKilobytes,
        PooledConnectionLifetime = LongestLife,
        UseCookies = false,
        UseProxy = false,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(context.InitialRequestMessage.RequestUri!, context.DnsEndPoint.Host, cancellationToken);
        return await (connect ?? ConnectAsync)(addresses, context.DnsEndPoint.Port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AddressesAsync(Uri address, string host, CancellationToken cancellationToken)
    {
        var all = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var allowed = options.IsInside(address) ? all : [.. all.Where(PublicAddress.Is)];
        return allowed.Length > 0 ? allowed : throw new FetchException(
            all.Length == 0 ? $"{host} has no address." : $"{host} is not on the public internet; Fetching:InsideHosts can name what may be read all the same.");
    }
}
