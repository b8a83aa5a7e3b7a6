using System.Globalization;

namespace NewsBot.Summaries;

/// <summary>What a sentence is about: its words without the small ones and without most of their endings.</summary>
internal static class Terms
{
    // A stem for every language at once: what follows the sixth letter is mostly inflection.
    private const int StemLength = 6;

    public static HashSet<string> In(ReadOnlySpan<char> text, IReadOnlySet<string> stopWords)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && IsPartOfWord(text[end]))
                end++;

            if (end == i)
                i++;
            else
            {
                Add(terms, text[i..end], stopWords);
                i = end;
            }
        }

        return terms;
    }

    private static void Add(HashSet<string> terms, ReadOnlySpan<char> word, IReadOnlySet<string> stopWords)
    {
        // Scripts without spaces between words: pairs of characters stand for them.
        if (IsUnspaced(word[0]))
        {
            for (var i = 0; i + 1 < word.Length; i++)
                terms.Add(word.Slice(i, 2).ToString());
            return;
        }

        var lowered = word.ToString().ToLowerInvariant();
        if (lowered.Length > 1 && !stopWords.Contains(lowered))
            terms.Add(lowered.Length > StemLength ? lowered[..StemLength] : lowered);
    }

    // Vowel signs of many scripts are marks upon letters.
    private static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\u0E00' and <= '\u0E7F';
}
