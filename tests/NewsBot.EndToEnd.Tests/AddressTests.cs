using System.Net;
using System.Text;
using NewsBot.EndToEnd.Tests.Support;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests;

public sealed class AddressTests : IDisposable
{
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
                var page = asked.Request.Url!.AbsolutePath == "/page.txt" ? Encoding.UTF8.GetBytes(Pages.Lighthouse) : [];
                asked.Response.StatusCode = page.Length > 0 ? 200 : 404;
                asked.Response.ContentType = "text/plain; charset=utf-8";
                await asked.Response.OutputStream.WriteAsync(page);
                asked.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
