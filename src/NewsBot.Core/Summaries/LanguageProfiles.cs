using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsBot.Summaries;

/// <summary>
/// Tells languages of one script apart by runs of three letters and by small words, both counted in the languages' own
/// files: each run says how much likelier it is in a language than in the others.
/// </summary>
internal sealed class LanguageProfiles
{
    // Fewer letters than these are a name or a number.
    private const int LeastLetters = 12;

    // How much of a text its language's small words and runs must be: less of them is another language.
    private const double LeastKnown = 0.45;

    // A run that was never seen in a sample is taken as seen so often.
    private const double Unseen = 0.4;
    private const float WordWeight = 1.5f;

    private readonly Language[] _languages;

    // What each run and each word says of every language, in rows one after the other: some twenty thousand, which as arrays would take twice the memory.
    private readonly float[] _weights;
    private readonly Dictionary<long, int> _rowOfRun = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _rowOfWord;

    public LanguageProfiles(IReadOnlyList<LanguageFile> files, Language[] languages)
    {
        _languages = languages;
        var counts = files.Select(CountRuns).ToArray();
        var totals = counts.Select(count => count.Values.Sum() + Unseen * count.Count).ToArray();
        foreach (var run in counts.SelectMany(count => count.Keys))
            _rowOfRun.TryAdd(run, _rowOfRun.Count);

        var words = files.SelectMany((file, place) => WordSet.In(file.StopWords).Distinct().Select(word => (word, place))).ToLookup(pair => pair.word, pair => pair.place);
        var rowOfWord = new Dictionary<string, int>(words.Count);
        _weights = new float[(_rowOfRun.Count + words.Count) * languages.Length];
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

    /// <summary>The language of a text; null where that cannot be told.</summary>
    public Language? Find(ReadOnlySpan<char> text)
    {
        var script = Scripts.Of(text);
        if (script == Script.None)
            return null;
        if (Array.FindAll(_languages, language => language.Script == script) is { Length: < 2 } few && script is not (Script.Latin or Script.Cyrillic or Script.Arabic or Script.Devanagari))
            return few.FirstOrDefault();

        Span<float> scores = stackalloc float[_languages.Length];
        Span<float> known = stackalloc float[_languages.Length];
        scores.Clear();
        known.Clear();
        var runs = Score(text, scores, known);
        if (runs < LeastLetters)
            return null;

        var best = -1;
        for (var i = 0; i < _languages.Length; i++)
        {
            if (_languages[i].Script == script && (best < 0 || scores[i] > scores[best]))
                best = i;
        }

        return best >= 0 && known[best] >= LeastKnown * runs ? _languages[best] : null;
    }

    private int Score(ReadOnlySpan<char> text, Span<float> scores, Span<float> known)
    {
        Span<char> word = stackalloc char[32];
        var (runs, length, run) = (0, 0, Started);

        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? Letter(text[i]) : ' ';
            if (c == ' ' && length == 0)
                continue;

            run = Next(run, c);
            if (length > 0)
            {
                runs++;
                if (_rowOfRun.TryGetValue(run, out var row))
                {
                    Add(Row(row), scores);
                    AddSeen(Row(row), known);
                }
            }

            if (c == ' ')
            {
                if (length <= word.Length && _rowOfWord.TryGetValue(word[..length], out var row))
                    Add(Row(row), scores);
                (length, run) = (0, Started);
            }
            else
            {
                if (length < word.Length)
                    word[length] = c;
                length++;
            }
        }

        return runs;
    }

    private Span<float> Row(int row) => _weights.AsSpan(row * _languages.Length, _languages.Length);

    private static void Add(ReadOnlySpan<float> more, Span<float> sums)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var others = MemoryMarshal.Cast<float, Vector<float>>(more);
        for (var i = 0; i < others.Length; i++)
            vectors[i] += others[i];
        for (var i = others.Length * Vector<float>.Count; i < more.Length; i++)
            sums[i] += more[i];
    }

    // A weight is positive only where the run was seen in the language.
    private static void AddSeen(ReadOnlySpan<float> weights, Span<float> seen)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(seen);
        var others = MemoryMarshal.Cast<float, Vector<float>>(weights);
        for (var i = 0; i < others.Length; i++)
            vectors[i] += Vector.ConditionalSelect(Vector.GreaterThan(others[i], Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
        for (var i = others.Length * Vector<float>.Count; i < weights.Length; i++)
            seen[i] += weights[i] > 0 ? 1 : 0;
    }

    private static Dictionary<long, int> CountRuns(LanguageFile file)
    {
        var counts = new Dictionary<long, int>();
        foreach (var text in file.Sample.Append(file.StopWords))
        {
            var (run, length) = (Started, 0);
            foreach (var c in text.Append(' ').Select(Letter))
            {
                if (c == ' ' && length == 0)
                    continue;

                run = Next(run, c);
                if (length > 0)
                    counts[run] = counts.GetValueOrDefault(run) + 1;
                (run, length) = c == ' ' ? (Started, 0) : (run, length + 1);
            }
        }

        return counts;
    }

    // Positive only where the run was seen in the language: how much likelier it is there than in all of them together.
    private static void SetLikelihoods(Span<float> row, Dictionary<long, int>[] counts, double[] totals, long run)
    {
        var shares = counts.Select((count, i) => (count.GetValueOrDefault(run) + Unseen) / totals[i]).ToArray();
        var mean = shares.Average();
        for (var i = 0; i < row.Length; i++)
            row[i] = counts[i].ContainsKey(run) ? (float)Math.Max(0.05, Math.Log(shares[i] / mean) + 1) : (float)Math.Min(-0.05, Math.Log(shares[i] / mean));
    }

    private static long Started => ' ';

    // The last three characters in one number.
    private static long Next(long run, char c) => ((run << 16) | c) & 0xFFFF_FFFF_FFFF;

    private static char Letter(char c) => char.IsLetter(c) || char.IsSurrogate(c) || c >= '\u0300' && !char.IsPunctuation(c) && !char.IsWhiteSpace(c) ? char.ToLowerInvariant(c) : ' ';
}
