using System.Net;
using NewsBot.Chat;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Sources;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Commands.Sources;

/// <summary><c>/source add</c> of what is followed already.</summary>
public sealed class SourceAddTests : CommandTest
{
    private readonly SiteServer _site = new();
    private Fetcher? _fetcher;

    internal override Fetcher Fetcher => _fetcher ??= new(Options, TimeProvider.System, new(Options, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));

    private FetchOptions Options => new() { InsideHosts = $"site.example:{_site.Port}" };

    public SourceAddTests() =>
        _site.Answer("/feed", headers: "Content-Type: application/rss+xml\r\n", body: "<rss version=\"2.0\"><channel><title>Tern Point Courier</title><item><title>First</title></item></channel></rss>");

    public override async Task DisposeAsync()
    {
        _fetcher?.Dispose();
        _site.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_a_guild_follows_is_not_added_again_under_any_name()
    {
        Assert.StartsWith("**Tern Point Courier** is followed from now on", await AddAsync(Manager), StringComparison.Ordinal);

        const string already = "You follow this already, as **Tern Point Courier**. What of it is posted in a channel is said by that channel's filter (`/channel edit`), and what is taken of it at all by `/source edit` with *only* and *except*.";
        Assert.Equal(already, await AddAsync(Manager));
        Assert.Equal(already, await AddAsync(Manager, ("name", "Courier"), ("only", "harbour")));
        Assert.Equal(["Tern Point Courier"], await KnownAsync(Guild));
    }

    [Fact]
    public async Task What_the_operator_s_file_lists_is_followed_already()
    {
        var listed = new Source(new("Courier"), SourceKind.Feed, Address);
        await Bot.Database.WriteAsync(session => session.Sources.SetFile([new(listed.Name, null, SourceList.Write(listed))], Time.GetUtcNow()), default);

        Assert.Equal("You follow this already, as **Courier**. What of it is posted in a channel is said by that channel's filter: `/channel edit`.", await AddAsync(Manager));
    }

    [Fact]
    public async Task What_only_another_guild_follows_or_was_removed_can_be_added()
    {
        var other = Manager with { Guild = new("501") };
        await AddAsync(other);

        Assert.StartsWith("**Tern Point Courier (2)** is followed from now on", await AddAsync(Manager), StringComparison.Ordinal);
        await SayAsync(Manager, "source remove", ("source", "Tern Point Courier (2)"));
        Assert.StartsWith("**Tern Point Courier (2)** is followed from now on", await AddAsync(Manager), StringComparison.Ordinal);
        Assert.Equal(["Tern Point Courier"], await KnownAsync(other.Guild));
    }

    private string Address => _site.Address("/feed").AbsoluteUri;

    private Task<string> AddAsync(Member who, params (string, string)[] options) => SayAsync(who, "source add", [("address", Address), .. options]);

    private Task<List<string>> KnownAsync(GuildId guild) => Bot.Database.ReadAsync(session => session.Sources.KnownTo(guild).Select(kept => kept.Name.Value).ToList(), default);
}
