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
    private readonly Dictionary<long, Evidence> _runs = [];
    private readonly Dictionary<string, Evidence>.AlternateLookup<ReadOnlySpan<char>> _words;

    public LanguageProfiles(IReadOnlyList<LanguageFile> files, Language[] languages)
    {
        _languages = languages;
        var counts = files.Select(CountRuns).ToArray();
        var totals = counts.Select(count => count.Values.Sum() + Unseen * count.Count).ToArray();
        foreach (var run in counts.SelectMany(count => count.Keys).Distinct())
            _runs[run] = new(Likelihoods(counts, totals, run), [.. counts.Select(count => count.ContainsKey(run) ? 1f : 0f)]);

        var words = new Dictionary<string, Evidence>();
        foreach (var group in files.SelectMany((file, place) => WordSet.In(file.StopWords).Distinct().Select(word => (word, place))).GroupBy(pair => pair.word))
        {
            var weights = new float[languages.Length];
            foreach (var (word, place) in group)
                weights[place] = WordWeight * Math.Min(word.Length, 3) / group.Count();
            words[group.Key] = new(weights, []);
        }

        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
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
                if (_runs.TryGetValue(run, out var evidence))
                {
                    Add(evidence.Weights, scores);
                    Add(evidence.Known, known);
                }
            }

            if (c == ' ')
            {
                if (length <= word.Length && _words.TryGetValue(word[..length], out var evidence))
                    Add(evidence.Weights, scores);
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

    private static void Add(float[] more, Span<float> sums)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var others = MemoryMarshal.Cast<float, Vector<float>>(more.AsSpan());
        for (var i = 0; i < others.Length; i++)
            vectors[i] += others[i];
        for (var i = others.Length * Vector<float>.Count; i < more.Length; i++)
            sums[i] += more[i];
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
    private static float[] Likelihoods(Dictionary<long, int>[] counts, double[] totals, long run)
    {
        var shares = counts.Select((count, i) => (count.GetValueOrDefault(run) + Unseen) / totals[i]).ToArray();
        var mean = shares.Average();
        return [.. shares.Select((share, i) => counts[i].ContainsKey(run) ? (float)Math.Max(0.05, Math.Log(share / mean) + 1) : (float)Math.Min(-0.05, Math.Log(share / mean)))];
    }

    private static long Started => ' ';

    // The last three characters in one number.
    private static long Next(long run, char c) => ((run << 16) | c) & 0xFFFF_FFFF_FFFF;

    private static char Letter(char c) => char.IsLetter(c) || char.IsSurrogate(c) || c >= '\u0300' && !char.IsPunctuation(c) && !char.IsWhiteSpace(c) ? char.ToLowerInvariant(c) : ' ';

    /// <summary>What one run or word says of each language, and in which it was seen.</summary>
    private readonly record struct Evidence(float[] Weights, float[] Known);
}
