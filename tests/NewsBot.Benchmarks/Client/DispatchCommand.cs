using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using NewsBot.Discord.Model;

namespace NewsBot.Benchmarks.Client;

/// <summary>How many messages a second the gateway client reads and hands on.</summary>
internal static class DispatchCommand
{
    private const int Rounds = 7;
    private const double WarmSeconds = 3;

    private static readonly Option<int> Events = new("--events") { Description = "Events a round.", DefaultValueFactory = _ => 200_000 };

    public static Command Create()
    {
        var command = new Command("dispatch", $"MESSAGE_CREATE of 1.2 kB from received frame to whoever reads the events, on one core, warm: events a second of that core's time (which other programs do not take from) and bytes allocated for each, medians of {Rounds} rounds. Beside it System.Text.Json alone on the same text. Goal: 120,000/s.") { Events };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(Events), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int events, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        var frames = MessageFrames.Many(64);
        var alone = await MeasureAsync(() => Task.FromResult(Parse(frames, events)), events);
        var read = new FrameDispatch();
        var routing = await MeasureAsync(() => read.RunAsync(frames, events, cancellationToken), events);
        return Report.Print(
            new Figure("size of a frame", frames[0].Whole.Length, "bytes"),
            new Figure("System.Text.Json alone", alone.PerSecond, "events/s"),
            new Figure("System.Text.Json alone, allocated", alone.Bytes, "bytes"),
            new Figure("frame to the reader of events", routing.PerSecond, "events/s", AtLeast: 120_000),
            new Figure("frame to the reader of events, by the clock on the wall", routing.ByTheClock, "events/s"),
            new Figure("frame to the reader of events, allocated", routing.Bytes, "bytes"),
            new Figure("frame to the reader of events, of System.Text.Json alone", 100 * routing.PerSecond / alone.PerSecond, "%"));
    }

    private static int Parse(IReadOnlyList<MessageFrame> frames, int events)
    {
        var read = 0;
        for (var i = 0; i < events; i++)
            read += JsonSerializer.Deserialize(frames[i % frames.Count].Data.Span, DiscordJson.Default.Message) is null ? 0 : 1;
        return read;
    }

    private static async Task<(double PerSecond, double ByTheClock, double Bytes)> MeasureAsync(Func<Task<int>> round, int events)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < WarmSeconds;)
            await round();

        var (rates, clock, bytes) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var (allocated, worked, start) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            if (await round() != events)
                throw new InvalidOperationException("Events were lost.");
            clock.Add(events / Stopwatch.GetElapsedTime(start).TotalSeconds);
            rates.Add(events / (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
            bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)events);
        }
        return (Figure.Median(rates), Figure.Median(clock), Figure.Median(bytes));
    }
}
