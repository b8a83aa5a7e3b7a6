using System.Net;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Commands.Sources;

/// <summary><c>/source import</c> of a list that stands on the web.</summary>
public sealed class SourceImportTests : CommandTest
{
    private const string List = "<opml><outline text='Herald' xmlUrl='https://herald.example/feed'/></opml>";

    private readonly SiteServer _site = new();
    private Fetcher? _fetcher;

    internal override Fetcher Fetcher => _fetcher ??= new(Options, TimeProvider.System, new(Options, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));

    private FetchOptions Options => new() { InsideHosts = $"site.example:{_site.Port}" };

    public override async Task DisposeAsync()
    {
        _fetcher?.Dispose();
        _site.Dispose();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("text/x-opml")]
    [InlineData("application/xml")]
    [InlineData("application/octet-stream")]
    public async Task A_list_is_read_from_its_address_whatever_the_site_calls_it(string type)
    {
        _site.Answer("/list", headers: $"Content-Type: {type}\r\n", body: List);

        Assert.StartsWith("Followed from now on: **1 source**. Followed already: **0**. Could not be added: **0**.", await ImportAsync(Address("/list")), StringComparison.Ordinal);

        Assert.StartsWith("• **Herald**", await SayAsync(Manager, "source list"), StringComparison.Ordinal);
        Assert.Contains("`/source import` · added: 1", await SayAsync(Manager, "newsbot audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/list")]
    [InlineData("http://192.168.1.1/list")]
    [InlineData("http://[fd00::1]/list")]
    [InlineData("http://inside.example/list")]
    public async Task An_address_inside_is_refused_and_never_asked(string address)
    {
        Assert.Matches("^Nothing was added\\. .* is not on the public internet", await ImportAsync(address));

        Assert.Empty(_site.Requests);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Sources.KnownTo(Guild), default));
    }

    [Theory]
    [InlineData("/page", "<html><body>Not a list</body></html>", "Nothing was added. This is no OPML: its outermost element is not “opml”.")]
    [InlineData("/picture", "\u0000\u0001", "Nothing was added. This is no OPML: its outermost element is not “opml”.")]
    [InlineData("/empty", "<opml><body/></opml>", "The file lists no feed.")]
    public async Task What_is_no_list_is_told_in_one_sentence(string path, string body, string answer)
    {
        _site.Answer(path, body: body);

        Assert.Equal(answer, await ImportAsync(Address(path)));
    }

    [Fact]
    public async Task A_list_that_is_too_large_or_not_there_adds_nothing()
    {
        _site.Answer("/large", body: List + new string(' ', 1024 * 1024));

        Assert.Equal("Nothing was added. The file is larger than 1024 KiB.", await ImportAsync(Address("/large")));
        Assert.Matches("^Nothing was added\\. .* answered 404\\.$", await ImportAsync(Address("/nowhere")));
        Assert.StartsWith("Give a file, or the address of one", await ImportAsync("not an address"), StringComparison.Ordinal);
        Assert.StartsWith("Only those who may manage", await SayAsync(Reader, "source import", ("address", Address("/large"))), StringComparison.Ordinal);
        Assert.Empty(await Bot.Database.ReadAsync(session => session.Sources.KnownTo(Guild), default));
    }

    private string Address(string path) => _site.Address(path).AbsoluteUri;

    private async Task<string> ImportAsync(string address) => (await SayAsync(Manager, "source import", ("address", address))).Replace("\\", "", StringComparison.Ordinal);
}
