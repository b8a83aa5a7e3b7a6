using System.Globalization;
using System.Runtime.InteropServices;

namespace NewsBot.Benchmarks;

/// <summary>Prints the machine and one table.</summary>
internal static class Report
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string Load = "/proc/loadavg";

    /// <returns>The exit code: 1 where a goal is missed.</returns>
    public static int Print(params IReadOnlyList<Figure> figures)
    {
        Console.WriteLine(Machine());
        Console.WriteLine();
        Row("", "value", "unit", "goal", "");
        foreach (var figure in figures)
            Row(figure.What, figure.Value.ToString(figure.Value < 100 ? "0.##" : "#,0", CultureInfo.InvariantCulture), figure.Unit, figure.Goal, figure.Verdict);
        return figures.Any(figure => figure.IsMissed) ? 1 : 0;
    }

    private static void Row(string what, string value, string unit, string goal, string verdict) =>
        Console.WriteLine($"{what,-52} {value,12} {unit,-10} {goal,-12} {verdict}".TrimEnd());

    // What else the machine is doing decides what a figure is worth.
    private static string Machine()
    {
        var model = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var load = File.Exists(Load) ? $"; load {File.ReadAllText(Load).Split(' ')[0]}" : "";
        return $"{Environment.ProcessorCount} cores, {model ?? RuntimeInformation.ProcessArchitecture.ToString()}; {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}{load}";
    }
}
