using System.Text.RegularExpressions;

namespace NewsBot.Benchmarks.Summaries;

/// <summary>How many words and pairs of words a text shares with a reference: the mean of ROUGE-1 and ROUGE-2 F1, unstemmed, in points.</summary>
internal sealed partial class Rouge(string reference)
{
    private readonly List<string> _words = Words(reference);

    public double Of(string text) => 50 * (Shared(_words, Words(text)) + Shared(Pairs(_words), Pairs(Words(text))));

    private static double Shared(List<string> reference, List<string> text)
    {
        var left = reference.CountBy(word => word).ToDictionary();
        var both = 0;
        foreach (var word in text)
        {
            if (!left.TryGetValue(word, out var count) || count == 0)
                continue;
            left[word] = count - 1;
            both++;
        }

        return both == 0 ? 0 : 2.0 * both / (reference.Count + text.Count);
    }

    private static List<string> Words(string text) => [.. Word.Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    private static List<string> Pairs(List<string> words) => [.. words.Zip(words.Skip(1), (first, second) => $"{first} {second}")];

    [GeneratedRegex(@"[^\W_]+")]
    private static partial Regex Word { get; }
}
