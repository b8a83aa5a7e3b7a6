using System.Collections.Concurrent;
using System.Net;

namespace NewsBot.Sources;

/// <summary>Asks each site first what it wants to be read and how often (https://www.rfc-editor.org/rfc/rfc9309).</summary>
/// <param name="readRobots">Reads a robots.txt; throws <see cref="FetchException"/>.</param>
internal sealed class SiteManners(Func<Uri, CancellationToken, Task<string?>> readRobots, TimeProvider time)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Site> _sites = new();

    /// <summary>Returns when a page may be asked for; throws <see cref="FetchException"/> where it may not.</summary>
    public async Task RequireWelcomeAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = _sites.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new());
        await site.Turn.WaitAsync(cancellationToken);
        try
        {
            if (site.Rules is null || time.GetUtcNow() - site.ReadAt > KnownFor)
                (site.Rules, site.ReadAt) = (await RulesAsync(address, cancellationToken), time.GetUtcNow());
            if (!site.Rules.Allows(address.PathAndQuery))
                throw new FetchException($"{address} is closed to bots by its site's robots.txt.");

            if (site.NextAt - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, cancellationToken);
            site.NextAt = time.GetUtcNow() + (site.Rules.Delay < LongestDelay ? site.Rules.Delay : LongestDelay);
        }
        finally
        {
            site.Turn.Release();
        }
    }

    // A site without the file asks for nothing; one that cannot show it may have asked for anything.
    private async Task<RobotsRules> RulesAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return RobotsRules.Parse(await readRobots(new(address, "/robots.txt"), cancellationToken) ?? "");
        }
        catch (FetchException exception) when (exception.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            return RobotsRules.None;
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
