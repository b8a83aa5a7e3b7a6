using System.Diagnostics;
using System.Net;
using System.Text;
using NewsBot.EndToEnd.Tests.Support;
using NewsBot.Testing;

namespace NewsBot.EndToEnd.Tests;

/// <summary>A bar is drawn on a terminal, which util-linux's <c>script</c> stands in for, and nowhere else.</summary>
public sealed class ProgressTests : IDisposable
{
    private const int Pages = 12;
    private readonly StartFolder _folder = new(("Samples__Enabled", "false"));
    private readonly HttpListener _site = new();

    [Fact]
    public async Task An_import_says_on_a_terminal_how_far_it_is()
    {
        WritePages();

        Assert.Contains($"{Pages} of {Pages} files", await OnTerminalAsync("import pages"), StringComparison.Ordinal);
        var redirected = await _folder.RunAsync("import", "pages");
        Assert.DoesNotContain($"of {Pages} files", redirected.Ok(), StringComparison.Ordinal);
        Assert.Empty(redirected.Error);
    }

    [Fact]
    public async Task An_export_says_on_a_terminal_how_far_it_is_and_nothing_of_that_is_in_its_file()
    {
        WritePages();
        (await _folder.RunAsync("import", "pages")).Ok();

        Assert.Contains($"{Pages} of {Pages} comments", await OnTerminalAsync("history Ada --json > ada.jsonl"), StringComparison.Ordinal);
        Assert.Equal(Pages, JsonReading.Lines(await File.ReadAllTextAsync(_folder.File("ada.jsonl"))).Count);
        Assert.Empty((await _folder.RunAsync("history", "Ada", "--json")).Error);
    }

    [Fact]
    public async Task What_a_new_source_had_before_is_read_on_a_terminal_with_a_bar()
    {
        var site = $"127.0.0.1:{LoopbackPorts.Next()}";
        _site.Prefixes.Add($"http://{site}/");
        _site.Start();
        _ = ServeAsync(site);
        _folder.Write("config/sources.json", $$"""{ "sources": [ { "name": "Herald", "kind": "feed", "url": "http://{{site}}/feed" } ] }""");

        var said = await OnTerminalAsync("run", until: $"of {Pages} articles read", ("Fetching__InsideHosts", site), ("Following__HostDistance", "00:00:00.5"), ("Elsewhere__Enabled", "false"));

        Assert.Contains($"of {Pages} articles read", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _site.Close();
        _folder.Dispose();
    }

    private void WritePages()
    {
        for (var page = 1; page <= Pages; page++)
            _folder.Write($"pages/{page}.jsonl", $$"""{"article":{"title":"Ferry {{page}}","url":"https://herald.example/{{page}}","body":["It left on time for the {{page}}th time."]},"comments":[{"id":"1","author":"Ada","text":"At last."}]}""" + "\n");
    }

    /// <summary>Runs a command to its end, or until it has shown something; all that it has shown.</summary>
    private async Task<string> OnTerminalAsync(string command, string? until = null, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("script", ["-qec", $"{string.Join(' ', RunningProgram.Command(RunningProgram.Bot).Select(word => $"\"{word}\""))} {command}", "/dev/null"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = _folder.Path;
        foreach (var (name, value) in _folder.Settings.Select(setting => (setting.Key, setting.Value)).Concat(settings.Select(setting => ($"NEWSBOT_{setting.Name}", setting.Value))))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (shown, buffer) = (new StringBuilder(), new char[1_000]);
        try
        {
            while (until is null || !shown.ToString().Contains(until, StringComparison.Ordinal))
            {
                var read = await process.StandardOutput.ReadAsync(buffer, patience.Token);
                if (read == 0)
                    break;
                shown.Append(buffer, 0, read);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(patience.Token);
        return shown.ToString();
    }

    private async Task ServeAsync(string site)
    {
        var items = Enumerable.Range(1, Pages).Select(page => $"<item><title>Ferry {page}</title><link>http://{site}/{page}</link><description>It left on time.</description></item>");
        try
        {
            while (true)
            {
                var asked = await _site.GetContextAsync();
                var isFeed = asked.Request.Url!.AbsolutePath == "/feed";
                asked.Response.StatusCode = asked.Request.Url.AbsolutePath == "/robots.txt" ? 404 : 200;
                asked.Response.ContentType = isFeed ? "application/rss+xml" : "text/html";
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(isFeed ? $"<rss version=\"2.0\"><channel><title>Herald</title>{string.Concat(items)}</channel></rss>" : "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>It left on time.</p></article></body></html>"));
                asked.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
