using System.Net;
using NewsBot.Core.Tests.Storage;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>A fetcher, a site that it may reach, and names that lead there.</summary>
public abstract class FetcherTest : IDisposable
{
    private protected const int Largest = 64 * 1024;
    private int _lookups;

    protected FetcherTest()
    {
        Options = new() { Contact = "desk@bot.example", InsideHosts = $"other.example, SITE.example:{Site.Port}", LargestPage = Largest };
        Fetcher = new(Options, Time, new(Options, LookUpAsync));
    }

    private protected SiteServer Site { get; } = new();

    private protected ManualTime Time { get; } = new();

    private protected FetchOptions Options { get; }

    private protected Fetcher Fetcher { get; }

    /// <summary>Where a name leads.</summary>
    private protected Func<string, IPAddress[]> Resolve { get; set; } = _ => [IPAddress.Loopback];

    /// <summary>How often a name was looked up.</summary>
    private protected int Lookups => _lookups;

    public void Dispose()
    {
        Fetcher.Dispose();
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookups);
        return Task.FromResult(Resolve(host));
    }

    private protected Task<FetchedPage?> GetAsync(string path) => Fetcher.GetAsync(Site.Address(path), null, default);

    private protected Task<FetchAnswer> AskAsync(string path) => Fetcher.AskAsync(new(Site.Address(path)), default);

    private protected Task<string> RefusalAsync(string path) => RefusalAsync(Site.Address(path));

    private protected async Task<string> RefusalAsync(Uri address)
    {
        var message = (await Assert.ThrowsAsync<FetchException>(() => Fetcher.GetAsync(address, null, default))).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private protected string Asked(string path) => Site.Requests.Last(request => request.StartsWith($"GET {path} ", StringComparison.Ordinal));

    private protected async Task AskedAsync(int times)
    {
        for (var time = 0; time < times; time++)
            await Site.Asked.WaitAsync();
    }
}
