using NewsBot.Summaries;
using NewsBot.Summaries.Languages;

namespace NewsBot.Benchmarks.Summaries;

/// <summary>What others do, for comparing: each gives a weight to every sentence, and the heaviest that fit are taken in the article's order.</summary>
internal static class OtherSummarizers
{
    private const double Damping = 0.85;
    private const int Rounds = 50;

    /// <summary>Sentences in their order.</summary>
    public static double[] Lead(IReadOnlyList<IReadOnlySet<string>> sentences) => [.. sentences.Select((_, place) => -(double)place)];

    /// <summary>Mihalcea and Tarau 2004: PageRank over shared words by the logarithms of the lengths.</summary>
    public static double[] TextRank(IReadOnlyList<IReadOnlySet<string>> sentences) =>
        Rank(sentences, (first, second, both) => both / (Math.Log(1 + first.Count) + Math.Log(1 + second.Count)));

    /// <summary>Erkan and Radev 2004, continuous: PageRank over the cosine of the words weighed by rarity within the article.</summary>
    public static double[] LexRank(IReadOnlyList<IReadOnlySet<string>> sentences)
    {
        var rarity = RarityIn(sentences);
        double NormOf(IReadOnlySet<string> sentence) => Math.Sqrt(sentence.Sum(term => rarity[term] * rarity[term]));
        return Rank(sentences, (first, second, _) => first.Where(second.Contains).Sum(term => rarity[term] * rarity[term]) / Math.Max(1e-9, NormOf(first) * NormOf(second)));
    }

    /// <summary>Steinberger and Jezek 2004 with the first topic only: the sentences' shares in the main direction of all.</summary>
    public static double[] FirstTopic(IReadOnlyList<IReadOnlySet<string>> sentences)
    {
        var weights = Enumerable.Repeat(1.0, sentences.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var next = sentences.Select(first => sentences.Select((second, i) => weights[i] * first.Count(second.Contains)).Sum()).ToArray();
            var norm = Math.Sqrt(next.Sum(weight => weight * weight));
            weights = [.. next.Select(weight => weight / Math.Max(1e-9, norm))];
        }

        return weights;
    }

    /// <summary>Nenkova and Vanderwende 2005: the mean frequency of a sentence's words.</summary>
    public static double[] Frequency(IReadOnlyList<IReadOnlySet<string>> sentences)
    {
        var counts = sentences.SelectMany(sentence => sentence).CountBy(term => term).ToDictionary();
        return [.. sentences.Select(sentence => sentence.Count == 0 ? 0 : sentence.Average(term => counts[term]))];
    }

    /// <summary>The heaviest sentences within a length, in the article's order.</summary>
    public static string Summarize(IReadOnlyList<string> sentences, Language language, SummaryLength length, Func<IReadOnlyList<IReadOnlySet<string>>, double[]> weigh)
    {
        var weights = weigh([.. sentences.Select(sentence => Terms.In(sentence, language))]);
        var (taken, characters) = (new SortedSet<int>(), -1);
        foreach (var place in Enumerable.Range(0, sentences.Count).OrderByDescending(place => weights[place]))
        {
            if (taken.Count == length.Sentences)
                break;
            if (characters + 1 + sentences[place].Length > length.Characters)
                continue;
            taken.Add(place);
            characters += 1 + sentences[place].Length;
        }

        return string.Join(' ', taken.Select(place => sentences[place]));
    }

    private static double[] Rank(IReadOnlyList<IReadOnlySet<string>> sentences, Func<IReadOnlySet<string>, IReadOnlySet<string>, int, double> likeness)
    {
        var links = sentences.Select(first => sentences.Select(second => ReferenceEquals(first, second) ? 0 : likeness(first, second, first.Count(second.Contains))).ToArray()).ToArray();
        var sums = links.Select(row => Math.Max(1e-9, row.Sum())).ToArray();
        var ranks = Enumerable.Repeat(1.0, sentences.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
            ranks = [.. sentences.Select((_, i) => 1 - Damping + Damping * sentences.Select((_, j) => links[j][i] / sums[j] * ranks[j]).Sum())];
        return ranks;
    }

    private static Dictionary<string, double> RarityIn(IReadOnlyList<IReadOnlySet<string>> sentences) =>
        sentences.SelectMany(sentence => sentence).CountBy(term => term).ToDictionary(pair => pair.Key, pair => Math.Log(1 + (sentences.Count / (double)pair.Value)));
}
