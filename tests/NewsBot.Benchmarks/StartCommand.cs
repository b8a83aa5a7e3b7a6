using System.CommandLine;
using System.Diagnostics;

namespace NewsBot.Benchmarks;

/// <summary>How soon the bot is ready, from an empty folder, and how much memory it has when it has nothing to do.</summary>
internal static class StartCommand
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly Option<int> Runs = new("--runs") { Description = "How often it is started.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string> Program = new("--program") { Description = "The published newsbot.dll; without it the one beside this program.", DefaultValueFactory = _ => "newsbot.dll" };

    public static Command Create()
    {
        var command = new Command("start", "From process start to the bot's ready line, in seconds, and its memory 30 s later in MB, with the samples and the local Discord within; and its memory with a Discord of its own process and nothing to post. Publish it first: dotnet publish -c Release src/NewsBot.") { Runs, Program };
        command.SetAction((result, _) => RunAsync(result.GetValue(Runs), Path.GetFullPath(result.GetRequiredValue(Program), AppContext.BaseDirectory)));
        return command;
    }

    private static async Task<int> RunAsync(int runs, string program)
    {
        var seconds = new List<double>();
        for (var run = 0; run < runs; run++)
            seconds.Add((await WithLocalAsync(program, TimeSpan.Zero)).Seconds);

        return Report.Print(
            new Figure($"ready line, minimum of {runs}", seconds.Min(), "s"),
            new Figure("ready line, median", Figure.Median(seconds), "s", AtMost: 1.5),
            new Figure("ready line, maximum", seconds.Max(), "s"),
            new Figure("idle memory with the local Discord", (await WithLocalAsync(program, Settling)).Megabytes, "MB", AtMost: 120),
            new Figure("idle memory without it", await AloneAsync(program), "MB", AtMost: 80));
    }

    private static Task<(double Seconds, double Megabytes)> WithLocalAsync(string program, TimeSpan idle) => InFolderAsync(async folder =>
    {
        var started = Stopwatch.GetTimestamp();
        using var bot = await ChildProgram.StartAsync(program, folder, [], [("NEWSBOT_LocalDiscord__Url", $"http://127.0.0.1:{ChildProgram.FreePort()}/"), ("NEWSBOT_Status__Url", "")]);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(idle);
        return (seconds, bot.Bytes / 1e6);
    });

    private static Task<double> AloneAsync(string program) => InFolderAsync(async folder =>
    {
        var url = $"http://127.0.0.1:{ChildProgram.FreePort()}";
        using var discord = await ChildProgram.StartAsync("NewsBot.LocalDiscord.dll", folder, ["--urls", url, "--data", Path.Combine(folder, "discord")]);
        using var bot = await ChildProgram.StartAsync(program, folder, [], [("NEWSBOT_Discord__ApiUrl", $"{url}/api/v10"), ("NEWSBOT_Discord__Token", "local-bot"), ("NEWSBOT_Samples__Enabled", "false"), ("NEWSBOT_Status__Url", "")]);
        await Task.Delay(Settling);
        return bot.Bytes / 1e6;
    });

    private static async Task<T> InFolderAsync<T>(Func<string, Task<T>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        try
        {
            return await measure(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
