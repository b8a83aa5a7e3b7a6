using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsBot.Summaries.Languages;

/// <summary>Tells languages of one script apart by runs of three letters and by small words.</summary>
internal sealed class LanguageProfiles(IReadOnlyList<LanguageFile> files, Language[] languages)
{
    // Fewer letters than these are a name or a number.
    private const int LeastLetters = 12;

    // How much of a text its language's small words and runs must be: less of them is another language.
    private const double LeastKnown = 0.45;

    private readonly LanguageWeights _weights = new(files);

    /// <summary>The language of a text; null where that cannot be told.</summary>
    public Language? Find(ReadOnlySpan<char> text)
    {
        var script = Scripts.Of(text);
        if (script == Script.None)
            return null;
        if (Array.FindAll(languages, language => language.Script == script) is { Length: < 2 } few && script is not (Script.Latin or Script.Cyrillic or Script.Arabic or Script.Devanagari))
            return few.FirstOrDefault();

        Span<float> scores = stackalloc float[languages.Length];
        Span<float> known = stackalloc float[languages.Length];
        scores.Clear();
        known.Clear();
        var runs = Score(text, scores, known);
        if (runs < LeastLetters)
            return null;

        var best = -1;
        for (var i = 0; i < languages.Length; i++)
        {
            if (languages[i].Script == script && (best < 0 || scores[i] > scores[best]))
                best = i;
        }

        return best >= 0 && known[best] >= LeastKnown * runs ? languages[best] : null;
    }

    private int Score(ReadOnlySpan<char> text, Span<float> scores, Span<float> known)
    {
        Span<char> word = stackalloc char[32];
        var (runs, length, run) = (0, 0, LetterRun.Started);

        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? LetterRun.Letter(text[i]) : ' ';
            if (c == ' ' && length == 0)
                continue;

            run = LetterRun.Next(run, c);
            if (length > 0)
            {
                runs++;
                var weights = _weights.OfRun(run);
                Add(weights, scores);
                AddSeen(weights, known);
            }

            if (c == ' ')
            {
                if (length <= word.Length)
                    Add(_weights.OfWord(word[..length]), scores);
                (length, run) = (0, LetterRun.Started);
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
}
