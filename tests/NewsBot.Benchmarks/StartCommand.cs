using System.CommandLine;
using System.Diagnostics;
using NewsBot.Testing;

namespace NewsBot.Benchmarks;

/// <summary>How soon the bot is ready, from an empty folder, and how much memory it has when it has nothing to do.</summary>
internal static class StartCommand
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly Option<int> Runs = new("--runs") { Description = "How often it is started.", DefaultValueFactory = _ => 5 };
    public static readonly Option<string> Program = new("--program") { Description = "The published program; without it newsbot.dll as it was built beside this one, which starts slower and takes more memory.", DefaultValueFactory = _ => "newsbot.dll" };

    public static Command Create()
    {
        var command = new Command("start", "From process start to the bot's ready line, in seconds, and its memory a minute later in MB, with the samples and the local Discord within; and its memory with a Discord of its own process and nothing to post. Publish it first: dotnet publish -c Release src/NewsBot.") { Runs, Program };
        command.SetAction(async (result, _) => Report.Print(await MeasureAsync(result.GetValue(Runs), PathOf(result.GetRequiredValue(Program)))));
        return command;
    }

    public static string PathOf(string program) => Path.GetFullPath(program, AppContext.BaseDirectory);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(int runs, string program)
    {
        var seconds = new List<double>();
        for (var run = 0; run < runs; run++)
            seconds.Add((await WithLocalAsync(program, TimeSpan.Zero)).Seconds);

        var (_, within) = await WithLocalAsync(program, Settling);
        var alone = await AloneAsync(program);
        return
        [
            new($"ready line, minimum of {runs}", seconds.Min(), "s"),
            new("ready line, median", Figure.Median(seconds), "s", AtMost: 1.5),
            new("ready line, maximum", seconds.Max(), "s"),
            new("idle memory with the local Discord", within.Resident / 1e6, "MB", AtMost: 120),
            new("of it files, such as the runtime's", within.Files / 1e6, "MB"),
            new("idle memory without it", alone.Resident / 1e6, "MB", AtMost: 80),
            new("of it files, such as the runtime's", alone.Files / 1e6, "MB"),
        ];
    }

    private static Task<(double Seconds, Memory Memory)> WithLocalAsync(string program, TimeSpan idle) => InFolderAsync(async folder =>
    {
        var started = Stopwatch.GetTimestamp();
        using var bot = await ChildProgram.StartAsync(program, folder, [], [("NEWSBOT_LocalDiscord__Url", $"http://127.0.0.1:{LoopbackPorts.Next()}/"), ("NEWSBOT_Status__Url", "")]);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(idle);
        return (seconds, Memory.Of(bot.Id));
    });

    private static Task<Memory> AloneAsync(string program) => InFolderAsync(async folder =>
    {
        var url = $"http://127.0.0.1:{LoopbackPorts.Next()}";
        using var discord = await ChildProgram.StartAsync("NewsBot.LocalDiscord.dll", folder, ["--urls", url, "--data", Path.Combine(folder, "discord")]);
        using var bot = await ChildProgram.StartAsync(program, folder, [], [("NEWSBOT_Discord__ApiUrl", $"{url}/api/v10"), ("NEWSBOT_Discord__Token", "local-bot"), ("NEWSBOT_Samples__Enabled", "false"), ("NEWSBOT_Status__Url", "")]);
        await Task.Delay(Settling);
        return Memory.Of(bot.Id);
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
