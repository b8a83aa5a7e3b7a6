using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsBot.Testing;

namespace NewsBot.Benchmarks.Sites;

/// <summary>What following many sources costs.</summary>
internal static class SourcesCommand
{
    private const int Hosts = 50;
    private static readonly Option<int> Sources = new("--sources") { Description = "How many sources.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> Minutes = new("--minutes") { Description = "How long it is measured.", DefaultValueFactory = _ => 3 };

    public static Command Create()
    {
        var command = new Command("sources", $"The bot follows sources, each once a minute, on {Hosts} hosts of this machine; of its askings nine in ten are answered with 304, one with a feed of 20 articles that only its times have changed in. Measured from when each was asked once and all that they had is stored, summed up and indexed: the bot's processor time, as a part of one core's, and how long it was from one asking of a source to the next: at most a minute, the tenth that is added at random, and 2 s for its host's turn. Goal: 1,000 sources for less than 20 % of one core.") { Sources, Minutes };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Sources), TimeSpan.FromMinutes(result.GetValue(Minutes)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int sources, TimeSpan time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        using var site = new HttpListener();
        var port = LoopbackPorts.Next();
        var hosts = Enumerable.Range(1, Hosts).Select(host => string.Create(CultureInfo.InvariantCulture, $"127.0.1.{host}:{port}")).ToList();
        hosts.ForEach(host => site.Prefixes.Add($"http://{host}/"));
        site.Start();
        var asked = new ConcurrentDictionary<string, List<long>>();
        _ = ServeAsync(site, asked);

        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "sources.json"), JsonSerializer.Serialize(new
            {
                sources = Enumerable.Range(0, sources).Select(number => new { name = $"Source {number}", kind = "feed", url = $"http://{hosts[number % Hosts]}/{number}", everyMinutes = 1 }),
            }), cancellationToken);
            using var bot = await ChildProgram.StartAsync("newsbot.dll", folder, [],
            [
                ("NEWSBOT_LocalDiscord__Url", $"http://127.0.0.1:{LoopbackPorts.Next()}/"), ("NEWSBOT_Sources__File", "sources.json"), ("NEWSBOT_Samples__Enabled", "false"),
                ("NEWSBOT_Fetching__InsideHosts", string.Join(", ", hosts)), ("NEWSBOT_Following__FirstArticles", "0"), ("NEWSBOT_Elsewhere__Enabled", "false"),
            ]);
            bot.UseOneCore();
            while (asked.Count < sources || IsBusy(Path.Combine(folder, "data/newsbot.db")))
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);

            var (worked, started) = (bot.ProcessorTime, Stopwatch.GetTimestamp());
            await Task.Delay(time, cancellationToken);
            var (wall, cpu) = (Stopwatch.GetElapsedTime(started), bot.ProcessorTime - worked);
            var since = asked.Values.Select(times => Since(started, times)).ToList();
            var again = since.Where(times => times.Count > 1).ToList();
            return Report.Print(
                new Figure("sources", sources, ""),
                new Figure("asked twice or more meanwhile", again.Count, "", AtLeast: sources / 2),
                new Figure("from one asking to the next, mean", again.Sum(times => Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds) / again.Sum(times => times.Count - 1), "s", AtMost: 68),
                new Figure("processor time, of one core's", 100 * cpu / wall, "%", AtMost: 20),
                new Figure("processor time for one asking", cpu.TotalMilliseconds / Math.Max(1, since.Sum(times => times.Count)), "ms"),
                new Figure("peak memory", bot.PeakBytes / 1e6, "MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<long> Since(long started, List<long> times)
    {
        lock (times)
            return [.. times.Where(at => at >= started)];
    }

    private static bool IsBusy(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        using var behind = connection.CreateCommand();
        behind.CommandText = "SELECT EXISTS (SELECT 1 FROM search_change) OR EXISTS (SELECT 1 FROM article WHERE summarized = 0)";
        return (long)behind.ExecuteScalar()! > 0;
    }

    private static async Task ServeAsync(HttpListener site, ConcurrentDictionary<string, List<long>> asked)
    {
        try
        {
            while (true)
                Answer(await site.GetContextAsync(), asked);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It has been measured.
        }
    }

    private static void Answer(HttpListenerContext call, ConcurrentDictionary<string, List<long>> asked)
    {
        using var response = call.Response;
        var path = call.Request.Url!.AbsolutePath;
        if (path == "/robots.txt")
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        var all = asked.GetOrAdd(path, _ => []);
        int times;
        lock (all)
        {
            all.Add(Stopwatch.GetTimestamp());
            times = all.Count;
        }

        response.Headers["ETag"] = $"\"{times / 10}\"";
        if (call.Request.Headers["If-None-Match"] == $"\"{times / 10}\"")
        {
            response.StatusCode = (int)HttpStatusCode.NotModified;
            return;
        }

        response.ContentType = "application/rss+xml";
        response.OutputStream.Write(Encoding.UTF8.GetBytes(Feed(path, times)));
    }

    private static string Feed(string source, int times) =>
        $"<rss version=\"2.0\"><channel><title>{source}</title>{string.Concat(Enumerable.Range(1, 20).Select(number => $"<item><guid isPermaLink=\"false\">{number}</guid><title>Article {number} of {source}</title><pubDate>{DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(times):r}</pubDate><description>What article {number} of {source} says is the same each time, and is about as long as what feeds say of an article before one has to follow the link.</description></item>"))}</channel></rss>";
}
