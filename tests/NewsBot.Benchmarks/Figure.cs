namespace NewsBot.Benchmarks;

/// <summary>One measured number, with the goal it has if it has one.</summary>
internal sealed record Figure(string What, double Value, string Unit, double? AtMost = null, double? AtLeast = null)
{
    public bool IsMissed => Value > AtMost || Value < AtLeast;

    public string Goal => AtMost is { } most ? $"≤ {most:#,0.##}" : AtLeast is { } least ? $"≥ {least:#,0.##}" : "";

    public string Verdict => Goal.Length == 0 ? "" : IsMissed ? "missed" : "met";

    /// <summary>The value below which this part of all lies.</summary>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(part * sorted.Count) - 1 is > 0 and var index ? index : 0)];
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}
