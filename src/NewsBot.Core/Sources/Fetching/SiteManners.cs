using System.Collections.Concurrent;
using System.Net;

namespace NewsBot.Sources.Fetching;

/// <summary>Asks each site first what it wants to be read and how often (https://www.rfc-editor.org/rfc/rfc9309).</summary>
/// <param name="readRobots">Reads a robots.txt; throws <see cref="FetchException"/>.</param>
internal sealed class SiteManners(Func<Uri, CancellationToken, Task<string?>> readRobots, TimeProvider time)
{
    private const int MostSites = 2_000;
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Site> _sites = new();

    /// <summary>Returns when a page may be asked for; throws <see cref="FetchException"/> where it may not.</summary>
    public async Task RequireWelcomeAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = Find(address);
        await site.Turn.WaitAsync(cancellationToken);
        try
        {
            var rules = await RequireOpenAsync(site, address, cancellationToken);
            if (site.NextAt - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, cancellationToken);
            site.NextAt = time.GetUtcNow() + (rules.Delay < LongestDelay ? rules.Delay : LongestDelay);
        }
        finally
        {
            site.Turn.Release();
        }
    }

    /// <summary>Returns at once where a page that another leads on to may be asked for; throws <see cref="FetchException"/> where it may not.</summary>
    public Task RequireOpenAsync(Uri address, CancellationToken cancellationToken) => RequireOpenAsync(Find(address), address, cancellationToken);

    private async Task<RobotsRules> RequireOpenAsync(Site site, Uri address, CancellationToken cancellationToken)
    {
        if (site.Rules is not { } rules || time.GetUtcNow() - site.ReadAt > KnownFor)
            (site.Rules, site.ReadAt) = (rules = await RulesAsync(address, cancellationToken), time.GetUtcNow());
        return rules.Allows(address.PathAndQuery) ? rules : throw new FetchException($"{SiteAddresses.Shown(address)} is closed to bots by its site's robots.txt.");
    }

    // Whoever links to ever new hosts must not fill the memory: of those that nobody waits for, nothing is lost but a look at their robots.txt.
    private Site Find(Uri address)
    {
        if (_sites.Count >= MostSites)
        {
            foreach (var (name, site) in _sites.Where(site => site.Value.Turn.CurrentCount > 0 && site.Value.NextAt <= time.GetUtcNow()))
                _sites.TryRemove(name, out _);
        }

        return _sites.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new());
    }

    // A site without the file asks for nothing; one that cannot show it may have asked for anything.
    private async Task<RobotsRules> RulesAsync(Uri address, CancellationToken cancellationToken)
    {
        var robots = new Uri(address, "/robots.txt");
        try
        {
            return RobotsRules.Parse(await readRobots(robots, cancellationToken) ?? "");
        }
        catch (FetchException exception) when (exception.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests)
        {
            return RobotsRules.None;
        }
        catch (FetchException exception) when (exception.Message.StartsWith(SiteAddresses.Shown(robots), StringComparison.Ordinal))
        {
            // Whoever asked for a page has not heard of this file.
            throw new FetchException($"{SiteAddresses.Shown(address)} is not read while its site's robots.txt cannot be: {exception.Message}", exception) { Status = exception.Status, RetryAfter = exception.RetryAfter };
        }
    }

    private sealed class Site
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset ReadAt { get; set; }

        public DateTimeOffset NextAt { get; set; }
    }
}
