using System.Collections.Concurrent;
using System.CommandLine;

namespace NewsBot.Benchmarks.Crash;

/// <summary>What survives when the bot is killed.</summary>
internal static class CrashCommand
{
    private const int KillsAWorld = 25;
    private static readonly string[] Controls = [CrashControl.PostThenMark, CrashControl.MarkThenPost, CrashControl.NonceOnly];

    private static readonly Option<int> Kills = new("--kills") { Description = "How often the bot is killed in all; three of ten at named points.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> ControlKills = new("--control-kills") { Description = "How often each of the ways to send that are known to fail is killed; 0 leaves them out.", DefaultValueFactory = _ => 12 };
    private static readonly Option<int> AtOnce = new("--at-once") { Description = "How many bots are killed beside each other.", DefaultValueFactory = _ => 4 };
    private static readonly Option<bool> Edits = new("--edits") { Description = "Have both sides change and remove things while the bot is down." };
    private static readonly Option<string?> Point = new("--point") { Description = "The one named point to kill it at: no other, and never at random." };
    private static readonly Option<bool> Stop = new("--stop") { Description = "Stop it (SIGSTOP) for longer than nonces are remembered and let it go on, instead of killing it." };
    private static readonly Option<int> StopFor = new("--stop-for") { Description = "For how many seconds it is stopped.", DefaultValueFactory = _ => (int)CrashDiscord.NonceWindow.TotalSeconds + 2 };
    private static readonly Option<int> Seed = new("--seed") { Description = "What happens, and when.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command(
            "crash",
            "Kills the bot (SIGKILL) while it posts articles and comments to a channel and a forum of a local Discord in another process, at named points and at random within 0.4 s of the first thing it says. "
                + "The Discord forgets nonces after 4 s and says of a fifth of what it stored that it failed; the bot gives up a request after 0.5 s, and stays down for 5 s after every third kill. "
                + "Counts what is lost, doubled, out of order, or under a wrong parent (goal: 0), and with --edits what the two sides do not agree on (goal: 0). "
                + "The same with other ways to send: post then mark, mark then post, and a nonce without looking (goal: each loses or doubles something).")
        { Kills, ControlKills, AtOnce, Edits, Point, Stop, StopFor, Seed };
        command.SetAction((result, _) => TryAsync(
            new(result.GetValue(Edits), Point: result.GetValue(Point), StopsFor: result.GetValue(Stop) ? TimeSpan.FromSeconds(result.GetValue(StopFor)) : null),
            result.GetValue(Kills),
            result.GetValue(ControlKills),
            result.GetValue(AtOnce),
            result.GetValue(Seed)));
        return command;
    }

    private static async Task<int> TryAsync(CrashPlan plan, int kills, int controlKills, int atOnce, int seed)
    {
        try
        {
            return await RunAsync(plan, kills, controlKills, atOnce, seed);
        }
        catch (CrashException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> RunAsync(CrashPlan plan, int kills, int controlKills, int atOnce, int seed)
    {
        var tally = new CrashTally(seed);
        var (count, figures) = (await KillAsync(plan, kills, atOnce, seed, tally), new List<Figure>());
        figures.AddRange(
        [
            new("kills", kills, ""),
            new("at random", tally.AtRandom, ""),
            new("at named points", tally.AtPoints, ""),
            new("messages to be there", count.Messages, ""),
            new("lost", count.Lost, "", AtMost: 0),
            new("doubled", count.Doubled, "", AtMost: 0),
            new("out of order", count.OutOfOrder, "", AtMost: 0),
            new("wrong parents", count.WrongParents, "", AtMost: 0),
            new("different on the two sides", count.Different, "", AtMost: 0),
        ]);

        foreach (var control in controlKills > 0 ? Controls : [])
        {
            var failed = await KillAsync(new(Control: control), controlKills, atOnce, seed, new(seed));
            figures.Add(new($"{control}, {controlKills} kills: lost", failed.Lost, ""));
            figures.Add(new($"{control}, {controlKills} kills: doubled", failed.Doubled, ""));
            figures.Add(new($"{control}, {controlKills} kills: lost or doubled", failed.Lost + failed.Doubled, "", AtLeast: 1));
        }

        var exitCode = Report.Print([.. figures]);
        Console.WriteLine();
        Console.WriteLine($"Named points: {tally}");
        return exitCode;
    }

    private static async Task<CrashCount> KillAsync(CrashPlan plan, int kills, int atOnce, int seed, CrashTally tally)
    {
        var size = Math.Clamp((kills + atOnce - 1) / atOnce, 1, KillsAWorld);
        var worlds = Enumerable.Range(0, (kills + size - 1) / size).Select(world => (world, Kills: Math.Min(size, kills - (world * size))));
        var counts = new ConcurrentBag<CrashCount>();
        await Parallel.ForEachAsync(worlds, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (world, _) => counts.Add(await KillInAsync(await CrashWorld.StartAsync(plan, (seed * 1_000) + world.world), plan, world.Kills, tally)));
        return counts.Aggregate(CrashCount.None, (one, other) => one + other);
    }

    private static async Task<CrashCount> KillInAsync(CrashWorld started, CrashPlan plan, int kills, CrashTally tally)
    {
        await using var world = started;
        for (var kill = 0; kill < kills; kill++)
        {
            // Three of ten, spread over the restarts that follow a long absence and those that do not.
            var point = plan.Point ?? (plan is { Control: null, StopsFor: null } && kill % 10 is 2 or 6 or 9 ? tally.NextPoint(plan) : null);
            var met = await world.KillAsync(point, forLong: kill % 3 == 2 || plan.Control == CrashControl.NonceOnly);
            tally.Count(met ? point : null);
        }

        var count = await world.FinishAsync();
        if (plan.Control is null && !count.IsClean)
            await Console.Error.WriteLineAsync($"A world is not as it should be: {count}. It is kept in {world.Keep()}");
        return count;
    }
}

/// <summary>Where the bot was killed.</summary>
/// <param name="first">With which of the named points it begins: several short runs come to all of them.</param>
internal sealed class CrashTally(int first)
{
    private readonly ConcurrentDictionary<string, int> _met = new();
    private int _next = (first * 5) - 1;
    private int _atRandom;

    public int AtRandom => _atRandom;

    public int AtPoints => _met.Values.Sum();

    /// <summary>The named point whose turn it is.</summary>
    public string NextPoint(CrashPlan plan)
    {
        var points = plan.Edits ? [.. CrashPlan.Points, .. CrashPlan.PointsOfEdits] : CrashPlan.Points;
        return points[Interlocked.Increment(ref _next) % points.Count];
    }

    /// <param name="point">Where it stood; null for anywhere.</param>
    public void Count(string? point)
    {
        if (point is null)
            Interlocked.Increment(ref _atRandom);
        else
            _met.AddOrUpdate(point, 1, (_, times) => times + 1);
    }

    public override string ToString() => string.Join(", ", _met.OrderBy(met => met.Key, StringComparer.Ordinal).Select(met => $"{met.Key} {met.Value}"));
}
