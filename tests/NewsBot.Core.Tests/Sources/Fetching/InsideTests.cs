using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NewsBot.Sources.Fetching;
using NewsBot.Testing;

namespace NewsBot.Core.Tests.Sources.Fetching;

/// <summary>A1 to A5: nothing leads from the public internet to what is inside.</summary>
public sealed class InsideTests : FetcherTest
{
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
        Assert.Empty(Site.Requests);
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

        Assert.Empty(Site.Requests);
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

        Assert.Empty(Site.Requests);
    }

    [Fact]
    public async Task A2_A_name_is_looked_up_once_and_the_address_that_was_checked_is_the_one_connected_to()
    {
        Resolve = _ => Lookups == 1 ? [IPAddress.Parse("192.168.0.1")] : [IPAddress.Parse("8.8.8.8")];

        Assert.Contains("inside.example is not on the public internet", await RefusalAsync(new Uri("http://inside.example/")), StringComparison.Ordinal);

        Assert.Equal(1, Lookups);
    }

    [Fact]
    public async Task A2_A_name_that_first_leads_to_the_public_and_then_inside_is_connected_to_as_it_was_first()
    {
        Site.Answer("/page", body: "news");
        Resolve = _ => Lookups == 1 ? [IPAddress.Parse("192.168.0.1"), IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::1")] : [IPAddress.Loopback];
        var connected = new List<IPAddress>();
        using var fetcher = new Fetcher(new(), Time, new(new(), LookUpAsync, async (addresses, port, cancellationToken) =>
        {
            connected.AddRange(addresses);
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port == 80 ? Site.Port : port, cancellationToken);
            return client.GetStream();
        }));

        // The robots.txt is the first that is asked for; the page comes by another connection, and by a name that leads inside by then.
        var refused = await Assert.ThrowsAsync<FetchException>(() => fetcher.GetAsync(new("http://rebinding.example/page"), null, default));

        Assert.Contains("is not on the public internet", refused.Message, StringComparison.Ordinal);
        Assert.Equal([IPAddress.Parse("8.8.8.8")], connected);
        Assert.Single(Site.Requests);
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
        Site.Answer("/again", "302 Found", $"Location: {location}\r\n", []);

        Assert.Contains(refusal, await RefusalAsync("/again"), StringComparison.Ordinal);
        Assert.True(Site.Requests.Count <= 7);
    }

    [Fact]
    public async Task A3_A_page_of_the_public_internet_does_not_lead_inside_not_even_to_what_the_settings_name()
    {
        Site.Answer("/page", "302 Found", $"Location: {Site.Address("/inside")}\r\n", []);
        Site.Answer("/inside", body: "secret");
        Resolve = host => host == "public.example" ? [IPAddress.Parse("8.8.8.8")] : [IPAddress.Loopback];
        using var fetcher = new Fetcher(Options, Time, new(Options, LookUpAsync, async (_, _, cancellationToken) =>
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Site.Port, cancellationToken);
            return client.GetStream();
        }));

        var refused = await Assert.ThrowsAsync<FetchException>(() => fetcher.GetAsync(new("http://public.example/page"), null, default));

        Assert.Contains("leads from the public internet to a host inside", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Requests, request => request.Contains("/inside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A3_Where_a_page_leads_is_asked_for_only_where_its_site_lets_bots_in()
    {
        Site.Answer("/robots.txt", body: "User-agent: *\nDisallow: /private/\n");
        Site.Answer("/page", "302 Found", "Location: /private/page\r\n", []);
        Site.Answer("/private/page", body: "news");

        Assert.Contains("robots.txt", await RefusalAsync("/page"), StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Requests, request => request.Contains("/private/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://reader@site.example/", "a name or a password")]
    [InlineData("ftp://site.example/", "only http and https")]
    [InlineData("http://site.example:6379/", "only 80 and 443")]
    [InlineData("http://می\u200Cخواهمd.example/", "no host that there could be")]
    public async Task A5_An_address_that_is_none_of_a_page_is_refused(string address, string refusal)
    {
        Resolve = _ => [];

        Assert.Contains(refusal, await RefusalAsync(new Uri(address)), StringComparison.Ordinal);
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
}
