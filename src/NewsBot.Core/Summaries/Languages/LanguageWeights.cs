namespace NewsBot.Summaries.Languages;

/// <summary>What runs of three letters and small words say of every language, learned from the languages' own files: how much likelier they are in it than in the others.</summary>
internal sealed class LanguageWeights
{
    // A run that was never seen in a sample is taken as seen so often.
    private const double Unseen = 0.4;
    private const float WordWeight = 1.5f;

    private readonly int _languages;

    // A row for each run and each word, one after the other: some twenty thousand, which as arrays would take twice the memory.
    private readonly float[] _weights;
    private readonly Dictionary<long, int> _rowOfRun = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _rowOfWord;

    public LanguageWeights(IReadOnlyList<LanguageFile> files)
    {
        _languages = files.Count;
        var counts = files.Select(CountRuns).ToArray();
        var totals = counts.Select(count => count.Values.Sum() + Unseen * count.Count).ToArray();
        foreach (var run in counts.SelectMany(count => count.Keys))
            _rowOfRun.TryAdd(run, _rowOfRun.Count);

        var words = files.SelectMany((file, place) => WordSet.In(file.StopWords).Distinct().Select(word => (word, place))).ToLookup(pair => pair.word, pair => pair.place);
        var rowOfWord = new Dictionary<string, int>(words.Count);
        _weights = new float[(_rowOfRun.Count + words.Count) * _languages];
        foreach (var (run, row) in _rowOfRun)
            SetLikelihoods(Row(row), counts, totals, run);
        foreach (var word in words)
        {
            var row = _rowOfRun.Count + rowOfWord.Count;
            rowOfWord[word.Key] = row;
            foreach (var place in word)
                Row(row)[place] = WordWeight * Math.Min(word.Key.Length, 3) / word.Count();
        }

        _rowOfWord = rowOfWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A weight a language, in the order of the files and positive only where the run was seen in it; none where it was seen nowhere.</summary>
    public ReadOnlySpan<float> OfRun(long run) => _rowOfRun.TryGetValue(run, out var row) ? Row(row) : [];

    /// <summary>A weight a language, in the order of the files; none where the word is in no file.</summary>
    public ReadOnlySpan<float> OfWord(ReadOnlySpan<char> word) => _rowOfWord.TryGetValue(word, out var row) ? Row(row) : [];

    private Span<float> Row(int row) => _weights.AsSpan(row * _languages, _languages);

    private static Dictionary<long, int> CountRuns(LanguageFile file)
    {
        var counts = new Dictionary<long, int>();
        foreach (var text in file.Sample.Append(file.StopWords))
        {
            var (run, length) = (LetterRun.Started, 0);
            foreach (var c in text.Append(' ').Select(LetterRun.Letter))
            {
                if (c == ' ' && length == 0)
                    continue;

                run = LetterRun.Next(run, c);
                if (length > 0)
                    counts[run] = counts.GetValueOrDefault(run) + 1;
                (run, length) = c == ' ' ? (LetterRun.Started, 0) : (run, length + 1);
            }
        }

        return counts;
    }

    // How much likelier it is in each than in all of them together.
    private static void SetLikelihoods(Span<float> row, Dictionary<long, int>[] counts, double[] totals, long run)
    {
        var shares = counts.Select((count, i) => (count.GetValueOrDefault(run) + Unseen) / totals[i]).ToArray();
        var mean = shares.Average();
        for (var i = 0; i < row.Length; i++)
            row[i] = counts[i].ContainsKey(run) ? (float)Math.Max(0.05, Math.Log(shares[i] / mean) + 1) : (float)Math.Min(-0.05, Math.Log(shares[i] / mean));
    }
}
