using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsBot.LocalDiscord.Faults;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;
using NewsBot.LocalDiscord.Users;

namespace NewsBot.LocalDiscord;

/// <summary>A Discord on this machine: REST and gateway v10 (https://docs.discord.com/developers/reference) and a page to use it with.</summary>
public sealed class LocalDiscordServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly World _world;
    private readonly Composition _parts;

    private readonly WebApplication? _orders;

    private LocalDiscordServer(WebApplication application, WebApplication? orders, World world, Composition parts) =>
        (_application, _orders, _world, _parts) = (application, orders, world, parts);

    /// <summary>Where it listens, with the port it got; the page is there.</summary>
    public string Url => _parts.Address.Http;

    /// <summary>The base address of REST, for a client that talks to it instead of discord.com.</summary>
    public string ApiUrl => Url + "/api/v10";

    /// <summary>Where it takes orders for faults over HTTP; null unless the options ask for it.</summary>
    public string? FaultsUrl => _orders?.Urls.First().TrimEnd('/');

    /// <summary>The bot's token in Discord's form, for libraries that take no other; the short one of the options serves too.</summary>
    public string BotToken => LongToken.For(_world.Authenticate(_world.Options.Bot.Token)!, _world.Options.Bot.Token);

    /// <summary>Makes it misbehave.</summary>
    public LocalDiscordFaults Faults => _parts.Faults;

    /// <summary>Every REST route that is served, such as <c>GET /channels/{channel_id}</c>.</summary>
    public IReadOnlyList<string> Routes => _parts.Routes;

    /// <summary>Posts plain texts as someone who can log in, past HTTP and its limits, and gives their ids: for benchmarks.</summary>
    /// <exception cref="ArgumentException">That one cannot post there.</exception>
    public IReadOnlyList<string> Post(string token, string channelId, params IReadOnlyList<string> texts) => _parts.Crier.Post(token, channelId, texts);

    /// <summary>Starts one; throws <see cref="LocalDiscordException"/> with one clear line when it cannot.</summary>
    public static Task<LocalDiscordServer> StartAsync(LocalDiscordOptions options, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        StartAsync(options, loggers, TimeProvider.System, cancellationToken);

    /// <summary>Starts one that goes by another clock.</summary>
    public static async Task<LocalDiscordServer> StartAsync(LocalDiscordOptions options, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        var url = LoopbackUrl.Parse(options.Url);
        var faultsUrl = options.FaultsUrl is { } orders ? LoopbackUrl.Parse(orders) : null;
        var clock = new FaultClock(time);
        var world = LocalDiscordException.Unless(() => new World(options, clock), $"The data file {options.DataFile} cannot be opened");
        try
        {
            world.InTransaction(() => Seed.Plant(world));
            Crowd.Gather(world);
            var application = Build(url, loggers);
            var parts = new Composition(world, clock, loggers, application.Lifetime.ApplicationStopping);
            parts.Map(application);
            await LocalDiscordException.UnlessAsync(() => application.StartAsync(cancellationToken), $"Cannot listen on {url}");
            parts.Address.Http = application.Urls.First().TrimEnd('/');
            var taker = faultsUrl is null ? null : await TakeOrdersAsync(faultsUrl, parts.Faults, application, loggers, cancellationToken);
            return new(application, taker, world, parts);
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening, hangs up on every gateway connection and closes the data file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_orders is not null)
            await _orders.DisposeAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        lock (_world.Gate)
        {
            _parts.Dispose();
            _world.Dispose();
        }
    }

    private static async Task<WebApplication> TakeOrdersAsync(Uri url, LocalDiscordFaults faults, WebApplication served, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var taker = Build(url, loggers);
        new FaultServer(faults).Map(taker);
        try
        {
            await LocalDiscordException.UnlessAsync(() => taker.StartAsync(cancellationToken), $"Cannot listen on {url}");
            return taker;
        }
        catch
        {
            await taker.DisposeAsync();
            await served.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(Uri url, ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxRequest;
        });
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.Services.AddRoutingCore();
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoSignals>());
        return builder.Build();
    }

    // Whoever embeds this decides when it stops: a bot that is told to stop still needs its Discord for a moment.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
