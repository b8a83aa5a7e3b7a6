using System.CommandLine;
using System.Diagnostics;
using NewsBot.Discord;
using NewsBot.Discord.Gateway;
using NewsBot.Testing;

namespace NewsBot.Benchmarks.Client;

/// <summary>How long a bot in many guilds takes until it knows them, and how much memory that takes.</summary>
internal static class GuildsCommand
{
    private static readonly Option<int> Guilds = new("--guilds") { Description = "How many guilds.", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<int> Channels = new("--channels") { Description = "How many channels each has.", DefaultValueFactory = _ => 50 };

    public static Command Create()
    {
        var command = new Command("guilds", "From connecting until all guilds are known, in seconds, and the memory that takes beyond the empty process, in MB. They come compressed over loopback, from a process that has them ready. Goals: 2 s, 60 MB.") { Guilds, Channels };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Guilds), result.GetValue(Channels), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int guilds, int channels, CancellationToken cancellationToken)
    {
        var port = LoopbackPorts.Next();
        using var discord = await ChildProgram.StartAsync("NewsBot.Benchmarks.dll", Path.GetTempPath(), [ManyGuilds.CommandName, $"{port}", $"{guilds}", $"{channels}"]);
        var (emptyHeap, emptyProcess) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var client = new DiscordClient(new("token") { ApiUrl = new($"http://127.0.0.1:{port}/api/v10") });
        var (started, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var running = client.RunAsync(stop.Token);
        await KnowAsync(client, guilds, stop.Token);
        var (seconds, processor) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - worked).TotalSeconds);

        var process = Environment.WorkingSet - emptyProcess;
        var heap = GC.GetTotalMemory(forceFullCollection: true) - emptyHeap;
        var known = client.Cache.Guilds.Sum(guild => guild.Channels.Count);
        await stop.CancelAsync();
        await running;
        return Report.Print(
            new Figure($"{guilds} guilds of {channels} channels known", seconds, "s", AtMost: 2),
            new Figure("processor time that took", processor, "s"),
            new Figure("memory of the process beyond the empty one", process / 1e6, "MB", AtMost: 60),
            new Figure("live objects beyond the empty process", heap / 1e6, "MB"),
            new Figure("live objects for each channel", (double)heap / Math.Max(1, known), "bytes"),
            new Figure("channels known", known, "", AtLeast: guilds * channels));
    }

    private static async Task KnowAsync(DiscordClient client, int guilds, CancellationToken cancellationToken)
    {
        await foreach (var gatewayEvent in client.ReadEventsAsync(cancellationToken))
        {
            if (gatewayEvent is GuildCreateEvent && --guilds == 0)
                return;
        }
    }
}
