using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NewsBot.Core.Tests.Storage;
using NewsBot.Sources.Fetching;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Fetching;

public sealed class FetcherTests : IDisposable
{
    private const int Largest = 64 * 1024;
    private readonly SiteServer _site = new();
    private readonly ManualTime _time = new();
    private readonly FetchOptions _options;
    private readonly Fetcher _fetcher;
    private Func<string, IPAddress[]> _resolve = _ => [IPAddress.Loopback];
    private int _lookups;

    public FetcherTests()
    {
        _options = new() { Contact = "desk@bot.example", InsideHosts = $"other.example, SITE.example:{_site.Port}", LargestPage = Largest };
        _fetcher = new(_options, _time, new(_options, LookUpAsync));
    }

    [Fact]
    public async Task A_page_comes_with_its_type_its_charset_and_its_version()
    {
        _site.Answer("/page", headers: "Content-Type: text/html; charset=\"iso-8859-1\"\r\nETag: W/\"7\"\r\nLast-Modified: Tue, 01 Jan 2030 00:00:00 GMT\r\n", body: "news");

        var page = await GetAsync("/page");

        Assert.Equal(("news", "text/html", "iso-8859-1"), (Encoding.ASCII.GetString(page!.Body), page.ContentType, page.Charset));
        Assert.Equal(new PageVersion("W/\"7\"", new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), page.Version);
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        _site.Answer("/page", "304 Not Modified", "", []);

        Assert.Null(await _fetcher.GetAsync(_site.Address("/page"), new("\"7\"", new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), default));

        Assert.Contains("If-None-Match: \"7\"", Asked("/page"), StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Tue, 01 Jan 2030 00:00:00 GMT", Asked("/page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_says_who_it_is_and_who_answers_for_it_and_keeps_no_cookies()
    {
        _site.Answer("/page", headers: "Content-Type: text/plain\r\nSet-Cookie: id=1\r\n", body: "news");

        await GetAsync("/page");
        await GetAsync("/page");

        Assert.Matches(@"User-Agent: NewsBot/[\d.]+ \(\+desk@bot\.example\)", Asked("/page"));
        Assert.DoesNotContain(_site.Requests, request => request.Contains("Cookie:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_that_has_moved_is_found_where_it_is_now()
    {
        _site.Answer("/old", "301 Moved Permanently", "Location: /new\r\n", []);
        _site.Answer("/new", body: "news");

        Assert.Equal(_site.Address("/new"), (await GetAsync("/old"))!.Address);
    }

    [Theory]
    [InlineData("301", "301", "/last")]
    [InlineData("308", "302", "/middle")]
    [InlineData("302", "301", null)]
    public async Task Where_to_look_from_now_on_is_told_as_far_as_the_move_is_for_good(string first, string second, string? moved)
    {
        _site.Answer("/first", $"{first} X", "Location: /middle\r\n", []);
        _site.Answer("/middle", $"{second} X", "Location: /last\r\n", []);
        _site.Answer("/last", body: "news");

        var answer = await AskAsync("/first");

        Assert.Equal((_site.Address("/last"), moved is null ? null : _site.Address(moved)), (answer.Address, answer.MovedTo));
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
        _site.Answer("/new", headers: $"Content-Type: text/plain\r\n{header}\r\n", body: "news");
        _site.Answer("/same", "304 Not Modified", $"{header}\r\n", []);

        Assert.Equal(seconds, (await AskAsync("/new")).KeepFor?.TotalSeconds);
        Assert.Equal(seconds, (await _fetcher.AskAsync(new(_site.Address("/same"), new("7", null)), default)).KeepFor?.TotalSeconds);
    }

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 120", 120)]
    [InlineData("503 Service Unavailable", "Retry-After: Tue, 01 Jan 2030 00:01:00 GMT", 60)]
    [InlineData("503 Service Unavailable", "Retry-After: Mon, 31 Dec 2029 00:01:00 GMT", null)]
    [InlineData("503 Service Unavailable", "Retry-After: soon", null)]
    [InlineData("503 Service Unavailable", "X: y", null)]
    public async Task How_long_a_site_wants_to_be_left_alone_is_told(string status, string header, int? seconds)
    {
        _site.Answer("/page", status, $"{header}\r\n", []);

        var refused = await Assert.ThrowsAsync<FetchException>(() => GetAsync("/page"));

        Assert.Equal(seconds, refused.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task What_is_told_in_confidence_is_told_to_no_other_site_and_is_in_no_text()
    {
        _site.Answer("/here", "302 Found", $"Location: /again\r\n", []);
        _site.Answer("/again", "302 Found", $"Location: {_site.Address("/there", "127.0.0.1")}\r\n", []);
        _site.Answer("/there", body: "news");
        var options = new FetchOptions { InsideHosts = $"site.example:{_site.Port}, 127.0.0.1:{_site.Port}" };
        using var fetcher = new Fetcher(options, _time, new(options, LookUpAsync));
        var request = new FetchRequest(_site.Address("/here"), Authorization: "Bearer secret", IsInterface: true, Headers: new Dictionary<string, string> { ["X-Key"] = "secret, too" });

        await fetcher.AskAsync(request, default);

        Assert.Contains("Authorization: Bearer secret", Asked("/again"), StringComparison.Ordinal);
        Assert.Contains("X-Key: secret, too", Asked("/again"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Asked("/there") + request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interface_for_programs_is_sent_what_it_needs_and_asked_whatever_robots_are_told()
    {
        _site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /\n");
        _site.Answer("/api", headers: "Content-Type: application/json\r\nX-Total: 7\r\n", body: "{}");

        var page = await _fetcher.FetchAsync(new(_site.Address("/api"), Body: new("{\"a\":\"ö\"}", "application/json"), IsInterface: true), default);

        Assert.Equal("7", page.Headers["x-total"]);
        var asked = Assert.Single(_site.Requests);
        Assert.StartsWith("POST /api ", asked, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8", asked, StringComparison.Ordinal);
        Assert.Contains("Content-Length: 10", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://0/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://168.63.129.16/machine/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://172.31.255.255/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:8.8.8.8]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001::1]/")]
    [InlineData("http://[2001:db8::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://[2606:4700::1111%251]/")]
    [InlineData("http://[64:ff9b:1::1]/")]
    [InlineData("http://[3fff::1]/")]
    [InlineData("http://[5f00::1]/")]
    [InlineData("http://[100::1]/")]
    public async Task A1_A4_An_address_inside_is_refused_however_it_is_written(string address)
    {
        Assert.Contains("is not on the public internet", await RefusalAsync(new Uri(address)), StringComparison.Ordinal);
        Assert.Empty(_site.Requests);
    }

    [EvaluationFact]
    public async Task A1_No_payload_of_the_hostile_lists_is_connected_to()
    {
        foreach (var line in Directory.EnumerateFiles(Path.Combine(EvaluationFactAttribute.Folder, "hostile", "ssrf-payloads"), "*", SearchOption.AllDirectories).SelectMany(File.ReadLines))
        {
            // What is public is not asked for by a test.
            if (Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address) && !(IPAddress.TryParse(address.IdnHost, out var literal) && PublicAddress.Is(literal)))
                await RefusalAsync(address);
        }

        Assert.Empty(_site.Requests);
    }

    [EvaluationFact]
    public async Task A1_A5_No_address_of_the_web_s_own_tests_leads_inside_or_is_refused_without_a_word()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(EvaluationFactAttribute.Folder, "hostile", "wpt-url", "urltestdata.json")));
        foreach (var test in file.RootElement.EnumerateArray().Where(test => test.ValueKind == JsonValueKind.Object))
        {
            if (Uri.TryCreate(test.GetProperty("input").GetString(), UriKind.Absolute, out var address) && !(IPAddress.TryParse(address.IdnHost, out var literal) && PublicAddress.Is(literal)))
                await RefusalAsync(address);
        }

        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A2_A_name_is_looked_up_once_and_the_address_that_was_checked_is_the_one_connected_to()
    {
        _resolve = _ => _lookups == 1 ? [IPAddress.Parse("192.168.0.1")] : [IPAddress.Parse("8.8.8.8")];

        Assert.Contains("inside.example is not on the public internet", await RefusalAsync(new Uri("http://inside.example/")), StringComparison.Ordinal);

        Assert.Equal(1, _lookups);
    }

    [Fact]
    public async Task A2_A_name_that_first_leads_to_the_public_and_then_inside_is_connected_to_as_it_was_first()
    {
        _site.Answer("/page", body: "news");
        _resolve = _ => _lookups == 1 ? [IPAddress.Parse("192.168.0.1"), IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::1")] : [IPAddress.Loopback];
        var connected = new List<IPAddress>();
        using var fetcher = new Fetcher(new(), _time, new(new(), LookUpAsync, async (addresses, port, cancellationToken) =>
        {
            connected.AddRange(addresses);
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port == 80 ? _site.Port : port, cancellationToken);
            return client.GetStream();
        }));

        // The robots.txt is the first that is asked for; the page comes by another connection, and by a name that leads inside by then.
        var refused = await Assert.ThrowsAsync<FetchException>(() => fetcher.GetAsync(new("http://rebinding.example/page"), null, default));

        Assert.Contains("is not on the public internet", refused.Message, StringComparison.Ordinal);
        Assert.Equal([IPAddress.Parse("8.8.8.8")], connected);
        Assert.Single(_site.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "is not on the public internet")]
    [InlineData("http://169.254.169.254/latest/", "is not on the public internet")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("gopher://site.example/", "only http and https")]
    [InlineData("http://reader:secret@site.example/", "a name or a password")]
    [InlineData("http://other.example:22/", "only 80 and 443")]
    [InlineData("http:///", "nowhere")]
    [InlineData("/again", "more than 5 times")]
    public async Task A3_Where_a_page_leads_is_checked_as_the_page_was(string location, string refusal)
    {
        _site.Answer("/again", "302 Found", $"Location: {location}\r\n", []);

        Assert.Contains(refusal, await RefusalAsync("/again"), StringComparison.Ordinal);
        Assert.True(_site.Requests.Count <= 7);
    }

    [Fact]
    public async Task A3_A_page_of_the_public_internet_does_not_lead_inside_not_even_to_what_the_settings_name()
    {
        _site.Answer("/page", "302 Found", $"Location: {_site.Address("/inside")}\r\n", []);
        _site.Answer("/inside", body: "secret");
        _resolve = host => host == "public.example" ? [IPAddress.Parse("8.8.8.8")] : [IPAddress.Loopback];
        using var fetcher = new Fetcher(_options, _time, new(_options, LookUpAsync, async (_, _, cancellationToken) =>
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _site.Port, cancellationToken);
            return client.GetStream();
        }));

        var refused = await Assert.ThrowsAsync<FetchException>(() => fetcher.GetAsync(new("http://public.example/page"), null, default));

        Assert.Contains("leads from the public internet to a host inside", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Requests, request => request.Contains("/inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A3_Where_a_page_leads_is_asked_for_only_where_its_site_lets_bots_in()
    {
        _site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /private/\n");
        _site.Answer("/page", "302 Found", "Location: /private/page\r\n", []);
        _site.Answer("/private/page", body: "news");

        Assert.Contains("robots.txt", await RefusalAsync("/page"), StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Requests, request => request.Contains("/private/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_sent_to_a_site_is_sent_nowhere_else()
    {
        _site.Answer("/api", "307 Temporary Redirect", "Location: /other\r\n", []);

        var refused = await Assert.ThrowsAsync<FetchException>(() => _fetcher.AskAsync(new(_site.Address("/api"), Body: new("{}", "application/json"), IsInterface: true), default));

        Assert.Contains("leads on", refused.Message, StringComparison.Ordinal);
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task What_only_the_site_is_to_know_is_in_no_message()
    {
        _site.Answer("/feed", "503 Service Unavailable");

        Assert.DoesNotContain("secret", await RefusalAsync("/feed?key=secret"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://reader@site.example/", "a name or a password")]
    [InlineData("ftp://site.example/", "only http and https")]
    [InlineData("http://site.example:6379/", "only 80 and 443")]
    [InlineData("http://می\u200Cخواهمd.example/", "no host that there could be")]
    public async Task A5_An_address_that_is_none_of_a_page_is_refused(string address, string refusal)
    {
        _resolve = _ => [];

        Assert.Contains(refusal, await RefusalAsync(new Uri(address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A6_What_becomes_too_large_when_it_is_unpacked_is_refused(string encoding)
    {
        _site.Answer("/bomb", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n", Packed(encoding, new byte[64 * 1024 * 1024]));

        Assert.Contains($"is larger than {Largest} bytes", await RefusalAsync("/bomb"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("br, gzip")]
    [InlineData("zstd")]
    public async Task A6_What_is_packed_twice_or_in_an_unknown_way_is_refused(string encoding)
    {
        _site.Answer("/twice", "200 OK", $"Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n", Packed("gzip", Packed("gzip", new byte[64 * 1024 * 1024])));

        Assert.Contains("is packed in a way that is not read", await RefusalAsync("/twice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A6_What_cannot_be_unpacked_is_refused()
    {
        _site.Answer("/broken", "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", Encoding.ASCII.GetBytes("this is not packed at all"));

        Assert.Contains("could not be read", await RefusalAsync("/broken"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_site_that_says_nothing_is_given_up()
    {
        _site.Answer("/silent", (_, stopping) => Task.Delay(Timeout.Infinite, stopping));

        var getting = RefusalAsync("/silent");
        await AskedAsync(2);
        _time.Advance(_options.SilenceTimeout);

        Assert.Contains("took too long", await getting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_site_that_falls_silent_in_the_middle_is_given_up()
    {
        using var said = new SemaphoreSlim(0);
        _site.Answer("/half", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping);
            said.Release();
            await Task.Delay(Timeout.Infinite, stopping);
        });

        var getting = RefusalAsync("/half");
        await said.WaitAsync();

        // Whether it waits for the rest already or still for the beginning, this is too long.
        _time.Advance(_options.Timeout);
        Assert.Contains("took too long", await getting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_A_page_without_end_is_given_up()
    {
        _site.Answer("/endless", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), stopping);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"1000\r\n{new string('x', 0x1000)}\r\n"), stopping);
        });

        Assert.Contains("is larger than", await RefusalAsync("/endless"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A7_Headers_without_end_are_given_up()
    {
        _site.Answer("/headers", async (stream, stopping) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stopping);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X: {new string('x', 1024)}\r\n"), stopping);
        });

        Assert.Contains("could not be read", await RefusalAsync("/headers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 \u001b[2J\r\nX\r\n\r\n")]
    [InlineData("\u001b]0;title\u0007\r\n\r\n")]
    [InlineData("HTTP/1.1 999999 no\r\n\r\n")]
    [InlineData("")]
    public async Task A7_What_is_no_answer_is_told_in_one_line_that_commands_no_terminal(string answer)
    {
        _site.Answer("/page", async (stream, stopping) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), stopping));

        Assert.DoesNotContain(await RefusalAsync("/page"), char.IsControl);
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
        _site.Answer("/page", status, $"Content-Type: {type}\r\n", "x"u8.ToArray());

        Assert.Contains(refusal, await RefusalAsync("/page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_told()
    {
        _resolve = _ => [];

        Assert.Contains("site.example has no address", await RefusalAsync("/page"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "site.example is no host that is known.")]
    [InlineData(SocketError.NetworkUnreachable, "site.example:{0} could not be reached.")]
    public async Task A_site_that_cannot_be_reached_is_told_by_its_host_alone(SocketError error, string sentence)
    {
        _resolve = _ => throw new SocketException((int)error);

        Assert.Equal(sentence.Replace("{0}", $"{_site.Port}", StringComparison.Ordinal), await RefusalAsync("/page"));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_told_in_a_sentence_of_our_own()
    {
        _site.Answer("/page", async (stream, stopping) => await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping));

        Assert.Equal($"{_site.Address("/page")} could not be read: the answer broke off.", await RefusalAsync("/page"));
    }

    [Fact]
    public async Task Who_stops_is_not_kept_waiting()
    {
        using var stop = new CancellationTokenSource();
        _site.Answer("/silent", (_, stopping) => Task.Delay(Timeout.Infinite, stopping));

        var getting = _fetcher.GetAsync(_site.Address("/silent"), null, stop.Token);
        await AskedAsync(2);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
    }

    [Fact]
    public async Task What_a_site_closes_to_bots_is_not_asked_for()
    {
        _site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /private/\n");
        _site.Answer("/page", body: "news");

        Assert.Contains("robots.txt", await RefusalAsync("/private/page"), StringComparison.Ordinal);
        Assert.NotNull(await GetAsync("/page"));
        Assert.Single(_site.Requests, request => request.Contains("/robots.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_cannot_be_told_what_a_site_wants_nothing_is_asked_for()
    {
        _site.Answer("/robots.txt", "500 Internal Server Error");

        Assert.Contains("answered 500", await RefusalAsync("/page"), StringComparison.Ordinal);
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task A_site_is_asked_no_more_often_than_it_wants()
    {
        _site.Answer("/robots.txt", body: "User-agent: *\nCrawl-delay: 7\n");
        _site.Answer("/page", body: "news");
        await GetAsync("/page");

        var second = GetAsync("/page");
        Assert.False(second.IsCompleted);
        Assert.Equal(2, _site.Requests.Count);
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.NotNull(await second);
    }

    [Theory]
    [InlineData("wiki.example", "http://wiki.example/", true)]
    [InlineData("WIKI.example, b.example:8080", "https://wiki.example/a?b", true)]
    [InlineData("a.example, b.example:8080", "http://b.example:8080/", true)]
    [InlineData("[fd00::1]:8080", "http://[FD00:0::1]:8080/", true)]
    [InlineData("bücher.example", "http://xn--bcher-kva.example/", true)]
    [InlineData("wiki.example", "http://wiki.example:81/", false)]
    [InlineData("wiki.example:81", "http://wiki.example/", false)]
    [InlineData("wiki.example", "http://evil.wiki.example/", false)]
    [InlineData("", "http://wiki.example/", false)]
    public void Hosts_inside_are_those_that_are_named(string hosts, string address, bool isInside) =>
        Assert.Equal(isInside, new FetchOptions { InsideHosts = hosts }.IsInside(new(address)));

    [Theory]
    [InlineData("http://wiki.example")]
    [InlineData("wiki.example/path")]
    [InlineData("reader@wiki.example")]
    [InlineData("a b")]
    public void A_host_inside_that_is_none_is_told(string hosts) =>
        Assert.Contains($"and not as in “{hosts}”", Assert.Single(new FetchOptions { InsideHosts = hosts }.Validate(new(this))).ErrorMessage, StringComparison.Ordinal);

    public void Dispose()
    {
        _fetcher.Dispose();
        _site.Dispose();
    }

    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookups);
        return Task.FromResult(_resolve(host));
    }

    private Task<FetchedPage?> GetAsync(string path) => _fetcher.GetAsync(_site.Address(path), null, default);

    private Task<FetchAnswer> AskAsync(string path) => _fetcher.AskAsync(new(_site.Address(path)), default);

    private Task<string> RefusalAsync(string path) => RefusalAsync(_site.Address(path));

    private async Task<string> RefusalAsync(Uri address)
    {
        var message = (await Assert.ThrowsAsync<FetchException>(() => _fetcher.GetAsync(address, null, default))).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private string Asked(string path) => _site.Requests.Last(request => request.StartsWith($"GET {path} ", StringComparison.Ordinal));

    private async Task AskedAsync(int times)
    {
        for (var time = 0; time < times; time++)
            await _site.Asked.WaitAsync();
    }

    private static byte[] Packed(string encoding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
            packer.Write(content);
        return packed.ToArray();
    }
}
