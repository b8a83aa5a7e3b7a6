using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary><c>newsbot source</c> as it is typed.</summary>
public sealed class SourceVerbTests : IDisposable
{
    private const string Text = "The bridge over the harbour was opened on Monday by the mayor, who had walked across it twice before breakfast to be sure, and by a goat that nobody had invited but everybody remembered.";
    private readonly SiteServer _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_feed_is_told_by_its_form_its_first_titles_and_what_it_lacks()
    {
        _site.Answer("/feed", headers: "Content-Type: application/rss+xml\r\n", body: "<rss version=\"2.0\"><channel><title>The Harbour Herald</title><item><title>First</title><description>Short.</description></item><item><title>Second</title></item></channel></rss>");

        Assert.Equal(
            [
                $"{Address("/feed")} is a feed, read as RSS 2.0.",
                "It calls itself: The Harbour Herald",
                "  First",
                "  Second",
                "! It has only teasers: whole texts are read from the articles' pages.",
                "! Some of its articles have no page.",
                "! Some of its articles have no time.",
                "! It names no feeds of comments: they are looked for on the articles' pages.",
            ],
            await TestAsync("/feed"));
    }

    [Fact]
    public async Task A_site_is_told_with_the_feed_that_it_announces()
    {
        _site.Answer("/", headers: "Content-Type: text/html\r\n", body: "<html><head><title>Herald</title><link rel='alternate' type='application/json' href='/wp-json/7'><link rel='alternate' type='application/atom+xml' href='/atom'></head><body>Welcome</body></html>");
        _site.Answer("/atom", headers: "Content-Type: application/atom+xml\r\n", body: "<feed xmlns='http://www.w3.org/2005/Atom'><title>Herald</title><entry><title>First</title></entry></feed>");

        Assert.Equal([$"{Address("/")} is a site, read as Atom 1.0.", $"Its feed: {Address("/atom")}", "It calls itself: Herald", "  First"], (await TestAsync("/")).Take(4));
    }

    [Fact]
    public async Task An_article_is_told_with_its_first_lines_its_comment_systems_and_what_is_missing()
    {
        _site.Answer("/bridge", headers: "Content-Type: text/html\r\n", body: $"<html><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>{string.Concat(Enumerable.Repeat($"<p>{Text}</p>", 5))}</article><script data-isso='/isso/'></script><div id='isso-thread'></div></body></html>");

        var told = await TestAsync("/bridge");

        Assert.Equal($"{Address("/bridge")} is a page.", told[0]);
        Assert.Equal(["  The bridge is open", $"  {Text}"], told.Skip(2).Take(2));
        Assert.Contains($"Comments by Isso: {Address("/isso/")}", told);
        Assert.Equal(["! It does not say who wrote it.", "! It does not say when it was published."], told.TakeLast(2));
    }

    [Theory]
    [InlineData("/nowhere", "answered 404.")]
    [InlineData("/picture", "is no page but image/png.")]
    [InlineData("/empty", "/empty is no source: It is empty.")]
    [InlineData("nobody.invalid", "https://nobody.invalid/ is no source: nobody.invalid is no host that is known.")]
    [InlineData("/sorry", "It is no page of an article: there is no title.")]
    [InlineData("http://10.0.0.1/", "is not on the public internet")]
    [InlineData("file:///etc/passwd", "file:///etc/passwd is no address of a page.")]
    [InlineData("10.0.0.1", "https://10.0.0.1/")]
    public async Task What_is_no_source_is_told_with_the_reason_and_exit_code_1(string address, string reason)
    {
        _site.Answer("/picture", headers: "Content-Type: image/png\r\n", body: "PNG");
        _site.Answer("/empty", headers: "Content-Type: text/html\r\n");
        _site.Answer("/sorry", headers: "Content-Type: text/html\r\n", body: "<html><body>Sorry</body></html>");
        await using var bot = Start("test", address.StartsWith('/') ? Address(address) : address);

        Assert.Equal(1, await bot.EndAsync());
        Assert.Empty(bot.Output);
        Assert.Contains(reason, Assert.Single(bot.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_whose_robots_txt_cannot_be_read_is_told_of_by_the_address_that_was_typed()
    {
        _site.Answer("/robots.txt", "503 Service Unavailable");
        await using var bot = Start("test", Address("/bridge"));

        Assert.Equal(1, await bot.EndAsync());
        Assert.Equal($"{Address("/bridge")} is not read while its site's robots.txt cannot be: {Address("/robots.txt")} answered 503.", bot.Error.TrimEnd());
    }

    [Theory]
    [InlineData("test")]
    [InlineData("test", "one", "two")]
    [InlineData("list", "one")]
    [InlineData("dance")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(params string[] arguments)
    {
        await using var bot = Start(arguments);

        Assert.Equal(2, await bot.EndAsync());
        Assert.Single(bot.Error.Trim().Split('\n'));
    }

    private string Address(string path) => _site.Address(path, "127.0.0.1").AbsoluteUri;

    private async Task<string[]> TestAsync(string path)
    {
        await using var bot = Start("test", Address(path));
        Assert.Equal(0, await bot.EndAsync());
        Assert.Empty(bot.Error);
        return bot.Output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private BotProcess Start(params string[] arguments) => BotProcess.Start(["source", .. arguments], ("NEWSBOT_Fetching__InsideHosts", $"127.0.0.1:{_site.Port}"));
}
