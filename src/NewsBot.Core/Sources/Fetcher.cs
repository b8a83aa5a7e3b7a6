using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace NewsBot.Sources;

/// <summary>Fetches pages from the public web, and from nowhere else unless the settings name it.</summary>
public sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly string Version = typeof(Fetcher).Assembly.GetName().Version!.ToString(3);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly SiteManners _manners;

    public Fetcher(IOptions<FetchOptions> options, TimeProvider time)
        : this(options.Value, time, Dns.GetHostAddressesAsync)
    {
    }

    internal Fetcher(FetchOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (_options, _time) = (options, time);
        _http = new(new SiteConnection(options, resolve).CreateHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.Contact.Length == 0 ? $"NewsBot/{Version}" : $"NewsBot/{Version} (+{options.Contact})");
        _manners = new(ReadRobotsAsync, time);
    }

    /// <summary>Fetches a page; null where it is as it was. Throws <see cref="FetchException"/>.</summary>
    public async Task<FetchedPage?> GetAsync(Uri address, PageVersion? known, CancellationToken cancellationToken) =>
        (await AskAsync(new(address, known), cancellationToken)).Page;

    /// <summary>Asks a site for something, and hears besides how long the answer holds and whether it has moved. Throws <see cref="FetchException"/>.</summary>
    public async Task<FetchAnswer> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        Checked(request.Address);
        if (!request.IsInterface)
            await _manners.RequireWelcomeAsync(request.Address, cancellationToken);
        return await FollowAsync(request, cancellationToken);
    }

    /// <summary>Gets what was asked for, whatever version was known: a <see cref="Fetch"/> for those that read on and on.</summary>
    public async Task<FetchedPage> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        (await AskAsync(request with { Known = null }, cancellationToken)).Page ?? throw new FetchException($"{request.Address} has not changed, it says, although nothing was known of it.");

    public void Dispose() => _http.Dispose();

    private async Task<FetchAnswer> FollowAsync(FetchRequest asked, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var (at, lasting) = (address, address);
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var response = await SendAsync(asked, Checked(at), either.Token);
                if (Redirection(response, at) is not { } next)
                    return new(at, lasting == address ? null : lasting, Freshness.Of(response, _time), await TakeAsync(response, at, either.Token));
                if (lasting == at && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect)
                    lasting = next;
                at = next;
            }
            throw new FetchException($"{address} leads on more than {MostRedirects} times.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"{address} took too long to answer.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw exception.InnerException as FetchException ?? new FetchException($"{address} could not be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(FetchRequest asked, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(asked.Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (asked.Known?.EntityTag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (asked.Known?.LastModified is { } modified)
            request.Headers.IfModifiedSince = modified;
        if (asked.Body is { } body)
            request.Content = new StringContent(body.Text, System.Text.Encoding.UTF8, body.ContentType);

        // What one site is told in confidence is not told to another that it leads on to.
        if (address.GetLeftPart(UriPartial.Authority) == asked.Address.GetLeftPart(UriPartial.Authority))
        {
            if (asked.Authorization is { } secret)
                request.Headers.TryAddWithoutValidation("Authorization", secret);
            foreach (var (name, value) in asked.Headers ?? new Dictionary<string, string>())
                request.Headers.TryAddWithoutValidation(name, value);
        }

        return await UnlessSilentAsync(token => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellationToken);
    }

    private async Task<FetchedPage?> TakeAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
            return null;
        if (!response.IsSuccessStatusCode)
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{address} answered {(int)response.StatusCode}.")) { Status = response.StatusCode, RetryAfter = Freshness.RetryAfter(response, _time) };

        var type = response.Content.Headers.ContentType;
        if (!IsText(type))
            throw new FetchException($"{address} is no page but {type!.MediaType}.");

        return new(address, await BodyAsync(response, address, cancellationToken), type?.MediaType, type?.CharSet?.Trim('"'), new(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified))
        {
            Headers = response.Headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    // Counted as it comes, after decompression: a few hundred bytes can become gigabytes.
    private async Task<byte[]> BodyAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (true)
        {
            var read = await UnlessSilentAsync(token => content.ReadAsync(buffer, token).AsTask(), cancellationToken);
            if (read == 0)
                return body.ToArray();
            if (body.Length + read > _options.LargestPage)
                throw new FetchException($"{address} is larger than {_options.LargestPage} bytes.");
            body.Write(buffer, 0, read);
        }
    }

    private static Uri? Redirection(HttpResponseMessage response, Uri from)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var next))
            throw new FetchException($"{from} leads on to nowhere.");
        return from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp ? throw new FetchException($"{from} leads from an encrypted page to an open one.") : next;
    }

    // What can be told before anything is asked; the address behind a name is checked where the connection is made.
    private Uri Checked(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new FetchException($"{address} is no address of a page: only http and https are read.");
        if (address.UserInfo.Length > 0)
            throw new FetchException("An address with a name or a password in it is not read.");
        if (address.Port is not (80 or 443) && !_options.IsInside(address))
            throw new FetchException($"{address} names the port {address.Port}; only 80 and 443 are asked.");
        return address;
    }

    private async Task<string?> ReadRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await FollowAsync(new(address), cancellationToken);
        return answer.Page is { } page ? System.Text.Encoding.UTF8.GetString(page.Body) : null;
    }

    private async Task<T> UnlessSilentAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(_options.SilenceTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        return await work(either.Token);
    }

    private static bool IsText(MediaTypeHeaderValue? type) => type?.MediaType is not { } name
        || name.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("json", StringComparison.OrdinalIgnoreCase);
}
