using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NewsBot.Core.Tests.Sources.Fetching;
using NewsBot.Testing;
using NewsBot.Tests.Support;

namespace NewsBot.Tests.Running;

/// <summary>A run in which every secret that can be set is used, in vain and with success, and everything that it writes.</summary>
public sealed class SecretTests : IDisposable
{
    private const string ModelKey = "sk-of-the-model-4711";
    private const string DisqusKey = "disqus+key/4712=";
    private const string FeedLogin = "Basic ZmVlZDpsb2dpbi00NzEz";
    private const string Password = "of-the-operator-4714";

    private static readonly string[] Secrets =
    [
        LocalWorld.BotToken, ModelKey, DisqusKey, Uri.EscapeDataString(DisqusKey), FeedLogin.Split(' ')[1], Password, Base64($"operator:{Password}"),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly SiteServer _site = new();

    [Fact]
    public async Task A21_No_secret_is_in_anything_that_a_run_writes_however_much_it_logs()
    {
        await using var world = await LocalWorld.StartAsync(new());
        var settings = Settings(world);
        Publish();

        await using var bot = BotProcess.Start(["run"], settings);
        await Patience.ForAsync(() => Task.FromResult(bot.Output.Contains("is ready", StringComparison.Ordinal) ? bot.Output : null), "the bot is ready");
        var news = await world.ChannelAsync("news");
        await world.Admin.UseAsync(news, "channel follow", ("source", "*"), ("mirror", "All"));
        var export = await world.Reader.UseAsync(news, "history export");
        await Patience.UntilAsync(() => Asked("/disqus/") > 0 && Asked("/bridge") > 0 && Asked("/v1/") > 0, "every secret was used");
        await AskForStatusAsync(settings, Password);
        await AskForStatusAsync(settings, "guessed");
        var arguments = await File.ReadAllTextAsync($"/proc/{bot.Id}/cmdline");
        await bot.SignalAsync("TERM");
        await bot.EndAsync();

        var said = new List<string> { bot.Output, bot.Error, export.ToJsonString(), arguments };
        foreach (string[] verb in new[] { ["doctor"], ["source", "list"], ["backup", _folder.File("copy.db")], new[] { "source", "test", _site.Address("/feed", "127.0.0.1").AbsoluteUri } })
        {
            await using var other = BotProcess.Start(verb, settings);
            await other.EndAsync();
            said.AddRange(other.Output, other.Error);
        }

        Assert.Contains("Disqus", bot.Error, StringComparison.Ordinal);
        Assert.Contains(_site.Requests, request => request.Contains(FeedLogin, StringComparison.Ordinal));
        Assert.Contains(_site.Requests, request => request.Contains($"Bearer {ModelKey}", StringComparison.Ordinal));
        Assert.All(said, text => Assert.DoesNotContain(Secrets, secret => text.Contains(secret, StringComparison.Ordinal)));
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.DoesNotContain(Secrets, secret => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
        }
    }

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    private (string Name, string Value)[] Settings(LocalWorld world)
    {
        object source = new { name = "Herald", kind = "feed", url = Address("/feed"), credentials = "herald", comments = new { system = "disqus", url = Address("/disqus/"), site = "herald", credentials = "disqus" } };
        File.WriteAllText(_folder.File("sources.json"), JsonSerializer.Serialize(new { sources = new[] { source } }));
        return
        [
            ("NEWSBOT_Discord__Token", LocalWorld.BotToken),
            ("NEWSBOT_Discord__ApiUrl", world.ApiUrl),
            ("NEWSBOT_Database__Path", _folder.File("bot.db")),
            ("NEWSBOT_Backup__Folder", _folder.File("backups")),
            ("NEWSBOT_Sources__File", _folder.File("sources.json")),
            ("NEWSBOT_Fetching__InsideHosts", $"127.0.0.1:{_site.Port}"),
            ("NEWSBOT_Following__HostDistance", "00:00:00.020"),
            ("NEWSBOT_Following__Quickest", "00:00:01"),
            ("NEWSBOT_Elsewhere__Enabled", "false"),
            ("NEWSBOT_Credentials__disqus", DisqusKey),
            ("NEWSBOT_Credentials__herald", FeedLogin),
            ("NEWSBOT_Model__Url", Address("/v1")),
            ("NEWSBOT_Model__Name", "small"),
            ("NEWSBOT_Model__Key", ModelKey),
            ("NEWSBOT_Status__Url", $"http://127.0.0.1:{LoopbackPorts.Next()}"),
            ("NEWSBOT_Status__Password", Password),
            ("NEWSBOT_Logging__LogLevel__Default", "Trace"),
        ];
    }

    private void Publish()
    {
        const string title = "The Bridge Is Open";
        var text = string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>The bridge over the harbour was opened on Monday by the mayor, and {i}0 people walked over it before the rain came.</p>"));
        _site.Answer("/feed", headers: "Content-Type: application/rss+xml\r\n", body: $"<rss version=\"2.0\"><channel><title>Herald</title><item><guid>7</guid><title>{title}</title><link>{Address("/bridge")}</link></item></channel></rss>");
        _site.Answer("/bridge", headers: "Content-Type: text/html; charset=utf-8\r\n", body: $"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>");
    }

    // What Disqus is asked is not there: the answer that names the address is told.
    private int Asked(string path) => _site.Requests.Count(request => request.Split(' ')[1].StartsWith(path, StringComparison.Ordinal));

    private string Address(string path) => _site.Address(path, "127.0.0.1").AbsoluteUri;

    private static async Task AskForStatusAsync((string Name, string Value)[] settings, string password)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Base64($"operator:{password}"));
        using var answer = await http.GetAsync(settings.Single(setting => setting.Name == "NEWSBOT_Status__Url").Value);
        Assert.Equal(password == Password, answer.IsSuccessStatusCode);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
