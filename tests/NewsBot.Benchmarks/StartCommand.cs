using System.CommandLine;
using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>How soon the bot is ready, with the samples and the local Discord, from an empty folder.</summary>
internal static class StartCommand
{
    private static readonly Option<int> Runs = new("--runs") { Description = "How often it is started.", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("start", "From process start to the bot's ready line, in seconds: minimum, median, maximum. Peak memory in MB. Goal: 3 s on two cores.") { Runs };
        command.SetAction((result, _) => RunAsync(result.GetValue(Runs)));
        return command;
    }

    private static async Task<int> RunAsync(int runs)
    {
        var starts = new List<(double Seconds, double Megabytes)>();
        for (var run = 0; run < runs; run++)
            starts.Add(await StartAsync());
        var seconds = starts.Select(start => start.Seconds).ToList();
        return Report.Print(
            new Figure($"ready line, minimum of {runs}", seconds.Min(), "s"),
            new Figure("ready line, median", Figure.Median(seconds), "s", AtMost: 3),
            new Figure("ready line, maximum", seconds.Max(), "s"),
            new Figure("peak memory when ready, maximum", starts.Max(start => start.Megabytes), "MB"));
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var bot = await ChildProgram.StartAsync("newsbot.dll", folder, [], [("NEWSBOT_LocalDiscord__Url", $"http://127.0.0.1:{ChildProgram.FreePort()}/"), ("NEWSBOT_Status__Url", "")]);
            return (Stopwatch.GetElapsedTime(started).TotalSeconds, bot.PeakBytes / 1e6);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
