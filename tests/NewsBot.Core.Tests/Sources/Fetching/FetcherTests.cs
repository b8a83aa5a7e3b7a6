using System.Net.Sockets;
using System.Text;
using NewsBot.Sources.Fetching;

namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>Pages and interfaces as sites give them, and what is told where they do not.</summary>
public sealed class FetcherTests : FetcherTest
{
    [Fact]
    public async Task A_page_comes_with_its_type_its_charset_and_its_version()
    {
        Site.Answer("/page", headers: "Content-Type: text/html; charset=\"iso-8859-1\"\r\nETag: W/\"7\"\r\nLast-Modified: Tue, 01 Jan 2030 00:00:00 GMT\r\n", body: "news");

        var page = await GetAsync("/page");

        Assert.Equal(("news", "text/html", "iso-8859-1"), (Encoding.ASCII.GetString(page!.Body), page.ContentType, page.Charset));
        Assert.Equal(new PageVersion("W/\"7\"", new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), page.Version);
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        Site.Answer("/page", "304 Not Modified", "", []);

        Assert.Null(await Fetcher.GetAsync(Site.Address("/page"), new("\"7\"", new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), default));

        Assert.Contains("If-None-Match: \"7\"", Asked("/page"), StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT", Asked("/page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_says_who_it_is_and_who_answers_for_it_and_keeps_no_cookies()
    {
        Site.Answer("/page", headers: "Content-Type: text/plain\r\nSet-Cookie: id=1\r\n", body: "news");

        await GetAsync("/page");
        await GetAsync("/page");

        Assert.Matches(@"User-Agent: NewsBot/[\d.]+ \(\+desk@bot\.example\)", Asked("/page"));
        Assert.DoesNotContain(Site.Requests, request => request.Contains("Cookie:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_that_has_moved_is_found_where_it_is_now()
    {
        Site.Answer("/old", "301 Moved Permanently", "Location: /new\r\n", []);
        Site.Answer("/new", body: "news");

        Assert.Equal(Site.Address("/new"), (await GetAsync("/old"))!.Address);
    }

    [Theory]
    [InlineData("301", "301", "/last")]
    [InlineData("308", "302", "/middle")]
    [InlineData("302", "301", null)]
    public async Task Where_to_look_from_now_on_is_told_as_far_as_the_move_is_for_good(string first, string second, string? moved)
    {
        Site.Answer("/first", $"{first} X", "Location: /middle\r\n", []);
        Site.Answer("/middle", $"{second} X", "Location: /last\r\n", []);
        Site.Answer("/last", body: "news");

        var answer = await AskAsync("/first");

        Assert.Equal((Site.Address("/last"), moved is null ? null : Site.Address(moved)), (answer.Address, answer.MovedTo));
    }

    [Theory]
    [InlineData("Cache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: public, max-age=600\r\nAge: 100", 500)]
    [InlineData("Cache-Control: max-age=60\r\nExpires: Tue, 01 Jan 2030 01:00:00 GMT", 60)]
    [InlineData("Expires: Tue, 01 Jan 2030 00:05:00 GMT", 300)]
    [InlineData("Expires: Tue, 01 Jan 2030 00:05:00 GMT\r\nDate: Tue, 01 Jan 2030 00:04:00 GMT", 60)]
    [InlineData("Expires: 0", null)]
    [InlineData("Cache-Control: no-cache, max-age=600", null)]
    [InlineData("Cache-Control: no-store\r\nExpires: Tue, 01 Jan 2030 01:00:00 GMT", null)]
    [InlineData("Cache-Control: max-age=-5", null)]
    [InlineData("Cache-Control: max-age=99999999999999999999", null)]
    [InlineData("X: y", null)]
    public async Task How_long_an_answer_holds_is_what_the_site_says(string header, int? seconds)
    {
        Site.Answer("/new", headers: $"Content-Type: text/plain\r\n{header}\r\n", body: "news");
        Site.Answer("/same", "304 Not Modified", $"{header}\r\n", []);

        Assert.Equal(seconds, (await AskAsync("/new")).KeepFor?.TotalSeconds);
        Assert.Equal(seconds, (await Fetcher.AskAsync(new(Site.Address("/same"), new("7", null)), default)).KeepFor?.TotalSeconds);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 120", 120)]
    [InlineData("503 Service Unavailable", "Retry-After: Tue, 01 Jan 2030 00:01:00 GMT", 60)]
    [InlineData("503 Service Unavailable", "Retry-After: Mon, 31 Dec 2029 00:01:00 GMT", null)]
    [InlineData("503 Service Unavailable", "Retry-After: soon", null)]
    [InlineData("503 Service Unavailable", "X: y", null)]
    public async Task How_long_a_site_wants_to_be_left_alone_is_told(string status, string header, int? seconds)
    {
        Site.Answer("/page", status, $"{header}\r\n", []);

        var refused = await Assert.ThrowsAsync<FetchException>(() => GetAsync("/page"));

        Assert.Equal(seconds, refused.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task What_is_told_in_confidence_is_told_to_no_other_site_and_is_in_no_text()
    {
        Site.Answer("/here", "302 Found", $"Location: /again\r\n", []);
        Site.Answer("/again", "302 Found", $"Location: {Site.Address("/there", "127.0.0.1")}\r\n", []);
        Site.Answer("/there", body: "news");
        var options = new FetchOptions { InsideHosts = $"site.example:{Site.Port}, 127.0.0.1:{Site.Port}" };
        using var fetcher = new Fetcher(options, Time, new(options, LookUpAsync));
        var request = new FetchRequest(Site.Address("/here"), Authorization: "Bearer secret", IsInterface: true, Headers: new Dictionary<string, string> { ["X-Key"] = "secret, too" });

        await fetcher.AskAsync(request, default);

        Assert.Contains("Authorization: Bearer secret", Asked("/again"), StringComparison.Ordinal);
        Assert.Contains("X-Key: secret, too", Asked("/again"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Asked("/there") + request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_for_programs_is_sent_what_it_needs_and_asked_whatever_robots_are_told()
    {
        Site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /\n");
        Site.Answer("/api", headers: "Content-Type: application/json\r\nX-Total: 7\r\n", body: "{}");

        var page = await Fetcher.FetchAsync(new(Site.Address("/api"), Body: new("{\"a\":\"ö\"}", "application/json"), IsInterface: true), default);

        Assert.Equal("7", page.Headers["x-total"]);
        var asked = Assert.Single(Site.Requests);
        Assert.StartsWith("POST /api ", asked, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8", asked, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 10", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_to_a_site_is_sent_nowhere_else()
    {
        Site.Answer("/api", "307 Temporary Redirect", "Location: /other\r\n", []);

        var refused = await Assert.ThrowsAsync<FetchException>(() => Fetcher.AskAsync(new(Site.Address("/api"), Body: new("{}", "application/json"), IsInterface: true), default));

        Assert.Contains("leads on", refused.Message, StringComparison.Ordinal);
        Assert.Single(Site.Requests);
    }

    [Fact]
    public async Task What_only_the_site_is_to_know_is_in_no_message()
    {
        Site.Answer("/feed", "503 Service Unavailable");

        Assert.DoesNotContain("secret", await RefusalAsync("/feed?key=secret"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("304 Not Modified", "text/html", "answered 304")]
    [InlineData("200 OK", "image/svg+xml", "is no page but image/svg+xml")]
    [InlineData("404 Not Found", "text/html", "answered 404")]
    [InlineData("503 Service Unavailable", "text/html", "answered 503")]
    [InlineData("302 Found", "text/html", "leads on to nowhere")]
    [InlineData("200 OK", "image/png", "is no page but image/png")]
    [InlineData("200 OK", "application/octet-stream", "is no page but")]
    public async Task What_is_no_page_is_told(string status, string type, string refusal)
    {
        Site.Answer("/page", status, $"Content-Type: {type}\r\n", "x"u8.ToArray());

        Assert.Contains(refusal, await RefusalAsync("/page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_told()
    {
        Resolve = _ => [];

        Assert.Contains("site.example has no address", await RefusalAsync("/page"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "site.example is no host that is known.")]
    [InlineData(SocketError.NetworkUnreachable, "site.example:{0} could not be reached.")]
    public async Task A_site_that_cannot_be_reached_is_told_by_its_host_alone(SocketError error, string sentence)
    {
        Resolve = _ => throw new SocketException((int)error);

        Assert.Equal(sentence.Replace("{0}", $"{Site.Port}", StringComparison.Ordinal), await RefusalAsync("/page"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_told_in_a_sentence_of_our_own()
    {
        Site.Answer("/page", async (stream, stopping) => await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping));

        Assert.Equal($"{Site.Address("/page")} could not be read: the answer broke off.", await RefusalAsync("/page"));
    }

    [Fact]
    public async Task Who_stops_is_not_kept_waiting()
    {
        using var stop = new CancellationTokenSource();
        Site.Answer("/silent", (_, stopping) => Task.Delay(Timeout.Infinite, stopping));

        var getting = Fetcher.GetAsync(Site.Address("/silent"), null, stop.Token);
        await AskedAsync(2);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
    }
}
