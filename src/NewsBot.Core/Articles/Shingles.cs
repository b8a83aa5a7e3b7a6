using System.Globalization;
using System.Numerics;

namespace NewsBot.Articles;

/// <summary>A text as the set of all its runs of four words: how like two texts are, and a few numbers by which like ones are found among many (https://en.wikipedia.org/wiki/MinHash).</summary>
public sealed class Shingles
{
    /// <summary>With 16 bands of 4, texts that share 80 % of their runs meet in 99.98 % of cases, those that share 20 % in 2.5 %.</summary>
    private const int Bands = 16;
    private const int RowsPerBand = 4;

    private const int Run = 4;
    private const int MostWords = 20_000;

    private readonly HashSet<ulong> _runs;

    private Shingles(HashSet<ulong> runs, int words) => (_runs, Words) = (runs, words);

    public int Words { get; }

    /// <summary>The runs of a text's words, whatever stands between them and in whatever case.</summary>
    public static Shingles Of(IEnumerable<string> paragraphs)
    {
        var words = paragraphs.SelectMany(WordsOf).Take(MostWords).ToList();
        var runs = new HashSet<ulong>();
        for (var first = 0; first + Run <= words.Count; first++)
            runs.Add(Mix(Mix(Mix(Mix(words[first]) + words[first + 1]) + words[first + 2]) + words[first + 3]));
        return new(runs, words.Count);
    }

    /// <summary>The part of all their runs that both texts have: from 0 to 1.</summary>
    public double LikenessTo(Shingles other) => Likeness(_runs, other._runs);

    /// <summary>The words of a title, in any order.</summary>
    public static IReadOnlySet<ulong> WordsIn(string title) => WordsOf(title).ToHashSet();

    /// <summary>The part of all their members that both sets have: from 0 to 1.</summary>
    public static double Likeness(IReadOnlySet<ulong> one, IReadOnlySet<ulong> other)
    {
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Numbers of which texts that are much alike have at least one in common; the same in every version of this program.</summary>
    public IReadOnlyList<long> Signature()
    {
        if (_runs.Count == 0)
            return [];

        var least = new ulong[Bands * RowsPerBand];
        Array.Fill(least, ulong.MaxValue);
        foreach (var run in _runs)
        {
            for (var row = 0; row < least.Length; row++)
                least[row] = Math.Min(least[row], Mix(run ^ Mix((ulong)row)));
        }

        return [.. least.Chunk(RowsPerBand).Select((rows, band) => unchecked((long)rows.Aggregate((ulong)band, (hash, row) => Mix(hash + row))))];
    }

    // Where words are written without blanks between them, each sign is one.
    private static IEnumerable<ulong> WordsOf(string paragraph)
    {
        const ulong none = 14695981039346656037;
        var word = none;
        foreach (var rune in paragraph.EnumerateRunes())
        {
            if (IsWordByItself(rune.Value))
            {
                if (word != none)
                    yield return word;
                yield return Mix((ulong)rune.Value);
                word = none;
            }
            else if (System.Text.Rune.IsLetterOrDigit(rune) || System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                word = (word ^ (ulong)System.Text.Rune.ToLowerInvariant(rune).Value) * 1099511628211;
            else if (word != none)
            {
                yield return word;
                word = none;
            }
        }

        if (word != none)
            yield return word;
    }

    // Kana and Han; Thai, Lao, Burmese and Khmer.
    private static bool IsWordByItself(int rune) => rune is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0x0E01 and <= 0x0EDF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17DC);

    // The finalizer of SplitMix64: each bit of the input decides about half of the output's.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(value ^ (value >> 31), 7);
    }
}
