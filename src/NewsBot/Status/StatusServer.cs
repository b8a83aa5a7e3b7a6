using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Running;
using NewsBot.Settings;
using NewsBot.Storage;

namespace NewsBot.Status;

/// <summary>Shows an operator how the bot is: a page, <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
internal sealed class StatusServer : IAsyncDisposable
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    private readonly StatusSettings _settings;
    private readonly Database _database;
    private readonly IChatClient _chat;
    private readonly TimeProvider _time;
    private readonly MeterTotals _totals = new();
    private readonly DateTimeOffset _startedAt;
    private WebApplication? _application;

    private StatusServer(StatusSettings settings, IServiceProvider bot)
    {
        _settings = settings;
        _database = bot.GetRequiredService<Database>();
        _chat = bot.GetRequiredService<IChatClient>();
        _time = bot.GetRequiredService<TimeProvider>();
        _startedAt = _time.GetUtcNow();
    }

    /// <summary>Listens, unless the settings name no address; throws <see cref="SettingsException"/> where that address cannot be had.</summary>
    public static async Task<StatusServer?> StartAsync(StatusSettings settings, IServiceProvider bot, CancellationToken cancellationToken)
    {
        if (settings.Address is not { } address)
            return null;

        var server = new StatusServer(settings, bot);
        try
        {
            server._application = server.Build(address, bot.GetRequiredService<ILoggerFactory>());
            await server._application.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync();
            throw new SettingsException($"The status page cannot listen on {address}: {exception.GetBaseException().Message}. Set Status:Url to another address, or to nothing.", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        _totals.Dispose();
    }

    private WebApplication Build(Uri address, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(address.GetLeftPart(UriPartial.Authority));
        builder.Services.AddRoutingCore();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new QuietStart(loggers)));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoSignals>());

        var application = builder.Build();
        application.Use((http, next) => GuardAsync(http, next, address));
        application.UseRouting();
        application.MapGet("/healthz", http => JudgeAsync(http, mustBeConnected: false));
        application.MapGet("/readyz", http => JudgeAsync(http, mustBeConnected: true));
        application.MapGet("/metrics", MeasureAsync);
        application.MapGet("/", http => ShowAsync(http, session => StatusPages.Overview(session, _chat.IsConnected, _startedAt)));
        application.MapGet("/sources", http => ShowAsync(http, session => StatusPages.OfSources(session, int.TryParse(http.Request.Query["page"], out var page) ? page : 1)));
        application.MapGet("/articles/{id}", http => ShowAsync(http, session => StatusPages.OfArticle(session, new((string)http.Request.RouteValues["id"]!))));
        application.MapGet("/status.css", StyleAsync);
        return application;
    }

    // How the bot is may be asked by whatever watches over it; everything else is the operator's.
    private async Task GuardAsync(HttpContext http, RequestDelegate next, Uri address)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";

        if (!StatusAccess.IsForUs(http, address))
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        else if (http.Request.Path.Value is not ("/healthz" or "/readyz") && !StatusAccess.IsAllowed(http, _settings.Password))
            await StatusAccess.AskAsync(http);
        else
            await next(http);
    }

    private async Task JudgeAsync(HttpContext http, bool mustBeConnected)
    {
        var problem = mustBeConnected && !_chat.IsConnected ? "Discord is not connected." : await ProblemOfDatabaseAsync(http.RequestAborted);
        http.Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync((problem ?? "ok") + "\n", http.RequestAborted);
    }

    private async Task<string?> ProblemOfDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _database.ReadAsync(session => session.Status.Guilds(), cancellationToken).WaitAsync(LongestLook, _time, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception is TimeoutException ? "The database does not answer." : "The database cannot be read.";
        }
    }

    private async Task MeasureAsync(HttpContext http)
    {
        var text = await _database.ReadAsync(session => MetricsText.Write(session, _chat.IsConnected, _totals.All, _time.GetUtcNow()), http.RequestAborted);
        http.Response.ContentType = MetricsText.ContentType;
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private async Task ShowAsync(HttpContext http, Func<Session, Html?> page)
    {
        var html = await _database.ReadAsync(page, http.RequestAborted);
        http.Response.StatusCode = html is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html?.Value ?? "There is no such article.", http.RequestAborted);
    }

    private static async Task StyleAsync(HttpContext http)
    {
        await using var style = Assembly.GetExecutingAssembly().GetManifestResourceStream("status.css")!;
        http.Response.ContentType = "text/css; charset=utf-8";
        await style.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
