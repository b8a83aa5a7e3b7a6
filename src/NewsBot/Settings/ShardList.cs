using System.Globalization;

namespace NewsBot.Settings;

/// <summary>Shards as a setting names them: <c>0,2</c> or <c>0-3</c>.</summary>
internal static class ShardList
{
    /// <summary>As many as Discord can need for every guild that it has.</summary>
    public const int Most = 16_000;

    /// <summary>The shards in order; null for all of them, which nothing stands for. Throws <see cref="FormatException"/> with one sentence.</summary>
    public static IReadOnlyList<int>? Parse(string list) =>
        string.IsNullOrWhiteSpace(list) ? null : [.. list.Split(',').SelectMany(Range).Distinct().Order()];

    private static IEnumerable<int> Range(string part)
    {
        var ends = part.Split('-');
        var (first, last) = (Number(ends[0]), Number(ends[^1]));
        return ends.Length <= 2 && first <= last && last < Most
            ? Enumerable.Range(first.Value, last.Value - first.Value + 1)
            : throw new FormatException($"Shards are named as in 0,2 or 0-3, and not as in “{part.Trim()}”.");
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
