using System.Net;
using System.Net.Http.Headers;

namespace NewsBot.Discord.Rest;

/// <summary>Sends one request once: https://docs.discord.com/developers/reference#http-api.</summary>
internal sealed class RestTransport : IDisposable
{
    private readonly DiscordOptions _options;
    private readonly HttpClient _http;

    public RestTransport(DiscordOptions options)
    {
        _options = options;
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            // The edge closes idle connections, and moves: neither may be found out by a request that fails.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.HttpTimeout,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 32 * 1024 * 1024,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"DiscordBot ({options.ProductUrl}, {options.ProductVersion})");
    }

    public async Task<RestAnswer> SendAsync(Route route, RequestBody? body, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.HttpTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(route.Method, _options.ApiUrl.AbsoluteUri.TrimEnd('/') + route.Path) { Content = body?.ToContent() };
        if (!route.ForInteraction && !route.ForWebhook)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", _options.Token);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), RateLimitHeaders.Read(response));
        }
        catch (HttpRequestException exception)
        {
            throw new NoAnswerException(wasSent: exception.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException(wasSent: true, exception);
        }
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record RestAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body, RateLimitHeaders Limits)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsServerError => (int)Status >= 500;
}

/// <summary>Nothing came back; never leaves this folder.</summary>
internal sealed class NoAnswerException(bool wasSent, Exception inner) : Exception("There was no answer.", inner)
{
    public bool WasSent { get; } = wasSent;
}
