using System.Net;
using System.Text;
using NewsBot.EndToEnd.Tests.Support;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests;

public sealed class AddressTests : IDisposable
{
    private const string Ferry = """
        <!doctype html><html lang="en"><head><title>The ferry left on time</title><link rel="https://api.w.org/" href="/wp-json/"><link rel="shortlink" href="/?p=7"></head>
        <body><article><h1>The ferry left on time</h1>
        <p>The ferry left the harbour on time for the first time in nine years, and the harbour master, who had bet against it, bought everybody on the quay a coffee.</p>
        <p>It will leave on time tomorrow as well, said the captain, who has a new clock, a new timetable, and a mother who waits for him on the other side.</p>
        </article></body></html>
        """;

    private const string FerryComments = """
        [{"id":1,"post":7,"parent":0,"author_name":"Ada","date_gmt":"2026-05-01T08:00:00","content":{"rendered":"<p>Nobody was on board, then?</p>"},"type":"comment"},
         {"id":2,"post":7,"parent":1,"author_name":"Ben","date_gmt":"2026-05-01T08:05:00","content":{"rendered":"<p>My mother was.</p>"},"type":"comment"}]
        """;

    private readonly HttpListener _site = new();
    private readonly string _url = $"http://127.0.0.1:{LoopbackPorts.Next()}/";

    public AddressTests()
    {
        _site.Prefixes.Add(_url);
        _site.Start();
        _ = ServeAsync();
    }

    [Fact]
    public async Task A_page_is_read_and_imported_from_its_address_where_the_settings_allow_it()
    {
        using var folder = new StartFolder(("Fetching__InsideHosts", new Uri(_url).Authority));

        Assert.Contains(Pages.LighthouseTitle, (await folder.RunAsync("read", $"{_url}page.txt")).Ok(), StringComparison.Ordinal);
        Assert.Contains("7 new", (await folder.RunAsync("import", $"{_url}page.txt")).Ok(), StringComparison.Ordinal);
        Assert.Contains("answered 404", (await folder.RunAsync("import", $"{_url}nowhere.txt")).Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_in_the_comment_system_of_a_page_comes_with_it()
    {
        using var folder = new StartFolder(("Fetching__InsideHosts", new Uri(_url).Authority));

        var read = (await folder.RunAsync("read", $"{_url}ferry")).Ok();
        Assert.Contains("The ferry left on time", read, StringComparison.Ordinal);
        Assert.Contains("Nobody was on board, then?", read, StringComparison.Ordinal);

        Assert.Contains("2 new", (await folder.RunAsync("import", $"{_url}ferry")).Ok(), StringComparison.Ordinal);
        Assert.Contains("0 new, 0 changed", (await folder.RunAsync("import", $"{_url}ferry")).Ok(), StringComparison.Ordinal);
        Assert.Equal(["Ada:", "Ben:Ada"], folder.Query("SELECT c.author_name || ':' || COALESCE(p.author_name, '') FROM comment c LEFT JOIN comment p ON p.article_id = c.article_id AND p.id = c.in_reply_to ORDER BY 1"));
    }

    [Fact]
    public async Task An_address_inside_is_refused_in_one_line()
    {
        using var folder = new StartFolder();

        Assert.Contains("only 80 and 443", (await folder.RunAsync("read", $"{_url}page.txt")).Complaint(), StringComparison.Ordinal);
        Assert.Contains("is not on the public internet", (await folder.RunAsync("import", "http://127.0.0.1/")).Complaint(), StringComparison.Ordinal);
    }

    public void Dispose() => _site.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _site.GetContextAsync();
                var (kind, text) = asked.Request.Url!.AbsolutePath switch
                {
                    "/page.txt" => ("text/plain", Pages.Lighthouse),
                    "/ferry" => ("text/html", Ferry),
                    "/wp-json/wp/v2/comments" => ("application/json", FerryComments),
                    _ => ("text/plain", ""),
                };
                asked.Response.StatusCode = text.Length > 0 ? 200 : 404;
                asked.Response.ContentType = $"{kind}; charset=utf-8";
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                asked.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
