using System.CommandLine;
using NewsBot.Discord.Gateway;
using NewsBot.Testing;

namespace NewsBot.Benchmarks.Soak;

/// <summary>The client against a local Discord that misbehaves all the time.</summary>
internal static class SoakCommand
{
    private const double MegabytesKept = 2;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private static readonly Option<double> Minutes = new("--minutes") { Description = "How long it lasts.", DefaultValueFactory = _ => 10 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Which faults strike.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command(
            "soak",
            "The client against the local Discord with a random fault every second, while a person calls a command four times a second and writes every two seconds. "
                + "Counts interactions that failed although the bot heard of them with two seconds left, or was connected all the time and never heard (goal: 0), answers that are there twice (goal: 0), "
                + $"events waiting, and live memory in MB at the start, in the middle and at the end (goal: {MegabytesKept} MB more at most).")
        { Minutes, Seed };
        command.SetAction((result, cancellationToken) => RunAsync(TimeSpan.FromMinutes(result.GetValue(Minutes)), result.GetValue(Seed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan length, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsbot-").FullName;
        var (url, faultsUrl) = ($"http://127.0.0.1:{LoopbackPorts.Next()}", $"http://127.0.0.1:{LoopbackPorts.Next()}");
        try
        {
            using var discord = await ChildProgram.StartAsync("NewsBot.LocalDiscord.dll", folder, ["--urls", url, "--data", folder, "--faults", faultsUrl]);
            return await RunAsync(url, faultsUrl, length, seed, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string url, string faultsUrl, TimeSpan length, int seed, CancellationToken cancellationToken)
    {
        var ledger = new SoakLedger();
        using var bot = new SoakBot(new("local-bot") { ApiUrl = new($"{url}/api/v10"), Intents = Intents.Guilds | Intents.GuildMessages | Intents.MessageContent, HttpTimeout = TimeSpan.FromSeconds(5), RepeatsMessages = false }, ledger);
        using var faults = new SoakFaults(faultsUrl, seed);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = bot.RunAsync(stop.Token);
        await bot.Ready.WaitAsync(cancellationToken);
        using var person = await LocalPerson.MeetAsync($"{url}/api/v10", bot.Client, cancellationToken);
        var watching = SoakWitness.WatchAsync(new($"ws{url["http".Length..]}/gateway"), ledger, stop.Token);

        var use = new SoakUse(person, bot, faults);
        var memory = new List<double>();
        foreach (var until in new[] { 0.1, 0.5, 1 })
        {
            await use.GoOnAsync(length * until, cancellationToken);
            memory.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        }
        await faults.ClearAsync(cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var said = await SaidAsync(person, cancellationToken);

        var exitCode = Report.Print(
            new Figure("faults", use.Faults, ""),
            new Figure("sessions started", bot.Sessions, ""),
            new Figure("sessions resumed", bot.Resumed, ""),
            new Figure("interactions called", use.Calls, ""),
            new Figure("interactions answered", ledger.Answered, ""),
            new Figure("interactions failed while the bot was cut off", ledger.Hopeless, ""),
            new Figure("interactions missed", ledger.Missed, "", AtMost: 0),
            new Figure("messages written, or tried to", use.Said, ""),
            new Figure("messages answered", said.Distinct().Count(text => text.StartsWith("echo", StringComparison.Ordinal)), ""),
            new Figure("requests given up", bot.Refused, ""),
            new Figure("answers that are there twice", said.Count - said.Distinct().Count(), "", AtMost: 0),
            new Figure("events waiting, most", bot.LongestQueue, "", AtMost: 256),
            new Figure("events being handled, most", bot.MostAtWork, "", AtMost: 256),
            new Figure("events waiting or being handled at the end", bot.AtWork + bot.Client.WaitingEvents, "", AtMost: 0),
            new Figure("live memory at the start", memory[0], "MB"),
            new Figure("live memory in the middle", memory[1], "MB"),
            new Figure("live memory at the end", memory[2], "MB", AtMost: Math.Max(memory[0], memory[1]) + MegabytesKept));
        await stop.CancelAsync();
        await running;
        await watching.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return exitCode;
    }

    // What the bot said; each text is to be there once.
    private static async Task<List<string>> SaidAsync(LocalPerson person, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var channel in person.Channels)
        {
            var messages = await person.ReadAsync(channel, cancellationToken);
            texts.AddRange(messages.Select(message => message.GetProperty("content").GetString()!).Where(text => text.StartsWith("pong", StringComparison.Ordinal) || text.StartsWith("echo", StringComparison.Ordinal)));
        }
        return texts;
    }
}
