using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace NewsBot.Sources.Fetching;

/// <summary>Fetches pages from the public web, and from nowhere else unless the settings name it.</summary>
public sealed class Fetcher : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly string Version = typeof(Fetcher).Assembly.GetName().Version!.ToString(3);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly SiteAddresses _addresses;
    private readonly SiteManners _manners;
    private readonly Silence _silence;

    public Fetcher(IOptions<FetchOptions> options, TimeProvider time)
        : this(options.Value, time, new SiteConnection(options.Value, Dns.GetHostAddressesAsync))
    {
    }

    internal Fetcher(FetchOptions options, TimeProvider time, SiteConnection connection)
    {
        (_options, _time, _addresses, _silence) = (options, time, new(options), new(options.SilenceTimeout, time));
        _http = new(connection.CreateHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.Contact.Length == 0 ? $"NewsBot/{Version}" : $"NewsBot/{Version} (+{options.Contact})");
        _manners = new(ReadRobotsAsync, time);
    }

    /// <summary>Fetches a page; null where it is as it was. Throws <see cref="FetchException"/>.</summary>
    public async Task<FetchedPage?> GetAsync(Uri address, PageVersion? known, CancellationToken cancellationToken) =>
        (await AskAsync(new(address, known), cancellationToken)).Page;

    /// <summary>Asks a site for something, and hears besides how long the answer holds and whether it has moved. Throws <see cref="FetchException"/>.</summary>
    public async Task<FetchAnswer> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        _addresses.Check(request.Address);
        if (!request.IsInterface)
            await _manners.RequireWelcomeAsync(request.Address, cancellationToken);
        return await FollowAsync(request, isRobots: false, cancellationToken);
    }

    /// <summary>Gets what was asked for, whatever version was known: a <see cref="Fetch"/> for those that read on and on.</summary>
    public async Task<FetchedPage> FetchAsync(FetchRequest request, CancellationToken cancellationToken) =>
        (await AskAsync(request with { Known = null }, cancellationToken)).Page ?? throw new FetchException($"{Shown(request.Address)} has not changed, it says, although nothing was known of it.");

    public void Dispose() => _http.Dispose();

    private async Task<FetchAnswer> FollowAsync(FetchRequest asked, bool isRobots, CancellationToken cancellationToken)
    {
        var address = asked.Address;
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var (at, lasting) = (address, address);
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var response = await SendAsync(asked, at, either.Token);
                if (_addresses.Next(response, at) is not { } next)
                    return new(at, lasting == address ? null : lasting, Freshness.Of(response, _time), await TakeAsync(response, asked, at, isRobots, either.Token));
                if (asked.Body is not null)
                    throw new FetchException($"{Shown(at)} leads on, and what is sent to one site is not sent to another.");
                if (!isRobots && !asked.IsInterface)
                    await _manners.RequireOpenAsync(next, either.Token);
                if (lasting == at && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect)
                    lasting = next;
                at = next;
            }
            throw new FetchException($"{Shown(address)} leads on more than {MostRedirects} times.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException($"{Shown(address)} took too long to answer.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw exception.InnerException as FetchException ?? new FetchException(FetchFailure.Of(exception, address), exception);
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

        return await _silence.UnlessAsync(token => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellationToken);
    }

    private async Task<FetchedPage?> TakeAsync(HttpResponseMessage response, FetchRequest asked, Uri address, bool isRobots, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && asked.Known is not null)
            return null;
        if (!response.IsSuccessStatusCode)
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{Shown(address)} answered {(int)response.StatusCode}.")) { Status = response.StatusCode, RetryAfter = Freshness.RetryAfter(response, _time) };

        // Whatever a robots.txt calls itself, it is read as one.
        if (!isRobots && !asked.IsFile)
            PageBody.RequireText(response, address);
        var type = response.Content.Headers.ContentType;
        var body = await PageBody.ReadAsync(response, address, _options.LargestPage, _silence, cancellationToken);
        return new(address, body, type?.MediaType, type?.CharSet?.Trim('"'), new(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified))
        {
            Headers = response.Headers.DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    private async Task<string?> ReadRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await FollowAsync(new(address), isRobots: true, cancellationToken);
        return answer.Page is { } page ? System.Text.Encoding.UTF8.GetString(page.Body) : null;
    }

    private static string Shown(Uri address) => SiteAddresses.Shown(address);
}
