using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Running.Upkeep;

namespace NewsBot.Running.Reading;

/// <summary>Takes pages from <c>newsbot import</c> while the bot runs: over loopback, from whoever can read the lock file.</summary>
public sealed partial class ImportDoor(DatabaseLock databaseLock, Importer importer, ILogger<ImportDoor> logger) : BackgroundService
{
    private const int FirstPort = 20_000;
    private const int Ports = 12_000;
    private const int Tries = 100;
    private readonly string _secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    private HttpListener? _listener;

    /// <summary>Listens from here on: once the bot says that it is ready, pages can be handed over.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = Listen(out var url);
        databaseLock.Announce(new(url, _secret));
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose(); // which stops it, where the host has not
        (_listener as IDisposable)?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = stoppingToken.Register(_listener!.Stop);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync(), stoppingToken);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is HttpListenerException or IOException)
            {
                Log.CallerLost(logger, exception);
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext call, CancellationToken cancellationToken)
    {
        using var response = call.Response;
        if (!IsAllowed(call.Request))
        {
            response.StatusCode = (int)HttpStatusCode.Forbidden;
            return;
        }

        try
        {
            await TakeAsync(call, response, cancellationToken);
        }
        catch (Exception exception) when (exception is not (HttpListenerException or IOException or OperationCanceledException))
        {
            Log.NotTaken(logger, exception);
            response.StatusCode = (int)HttpStatusCode.InternalServerError;
        }
    }

    private async Task TakeAsync(HttpListenerContext call, HttpListenerResponse response, CancellationToken cancellationToken)
    {
        var file = call.Request.QueryString["file"] ?? "";
        var source = call.Request.QueryString["source"] is { Length: > 0 } name ? new SourceName(name) : (SourceName?)null;
        var answer = await importer.RunAsync(file, call.Request.InputStream, source, cancellationToken);

        response.StatusCode = (int)(answer.Failed ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK);
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Text), cancellationToken);
    }

    private bool IsAllowed(HttpListenerRequest request) =>
        request.HttpMethod == "POST" && request.IsLocal
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers["Authorization"] ?? ""), Encoding.UTF8.GetBytes(_secret));

    // Below the ports that the system gives to outgoing connections.
    private static HttpListener Listen(out Uri url)
    {
        for (var attempt = 1; ; attempt++)
        {
            url = new($"http://127.0.0.1:{FirstPort + RandomNumberGenerator.GetInt32(Ports)}/");
            var listener = new HttpListener { Prefixes = { url.AbsoluteUri } };
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < Tries)
            {
                listener.Close();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page that was handed over could not be stored.")]
        public static partial void NotTaken(ILogger logger, Exception exception);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A page that was handed over did not arrive whole.")]
        public static partial void CallerLost(ILogger logger, Exception exception);
    }
}
