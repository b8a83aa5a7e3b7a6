using System.Text.RegularExpressions;

namespace NewsBot.Core.Tests.Sources.Html;

/// <summary>How near texts come to those that people marked, by their runs of four words: the metric of the article-extraction-benchmark.</summary>
/// <param name="Precision">The mean over pages of the part that belongs there of what was read.</param>
/// <param name="Recall">The mean over pages of the part that was read of what belongs there.</param>
internal sealed partial record ExtractionScore(double Precision, double Recall)
{
    private const int Run = 4;

    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public static ExtractionScore Of(IEnumerable<(string Wanted, string Read)> pages)
    {
        var (precisions, recalls) = (new List<double>(), new List<double>());
        foreach (var (wanted, read) in pages)
        {
            var (a, b) = (Runs(wanted), Runs(read));
            var shared = a.Sum(pair => Math.Min(pair.Value, b.GetValueOrDefault(pair.Key)));
            var (missing, surplus) = (a.Values.Sum() - shared, b.Values.Sum() - shared);
            if (missing + surplus == 0 || shared + surplus > 0)
                precisions.Add(surplus == 0 ? 1 : (double)shared / (shared + surplus));
            if (missing + surplus == 0 || shared + missing > 0)
                recalls.Add(missing == 0 ? 1 : (double)shared / (shared + missing));
        }

        return new(precisions.Average(), recalls.Average());
    }

    private static Dictionary<string, int> Runs(string text)
    {
        var words = Word.Matches(text).Select(match => match.Value).ToList();
        return words.Count == 0 ? [] : Enumerable.Range(0, Math.Max(1, words.Count - Run + 1)).Select(i => string.Join(' ', words.Skip(i).Take(Run))).CountBy(run => run).ToDictionary();
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word { get; }
}
