using System.Globalization;
using System.Text;

namespace NewsBot.Storage.Searches;

/// <summary>Texts as the index takes them apart: at every character that is neither a letter nor a digit, and around every character of a script without spaces.</summary>
internal static class SearchText
{
    /// <summary>The text with spaces where a script has none, so that each of its characters is a word and a word a phrase.</summary>
    public static string Spaced(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0E00', '\uFFEF'))
            return text;

        var spaced = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            if (StandsAlone(rune))
                spaced.Append(' ').Append(rune).Append(' ');
            else
                spaced.Append(rune);
        }

        return spaced.ToString();
    }

    /// <summary>The places of a text's words: where each begins, how long it is, and how it is compared.</summary>
    public static IEnumerable<(int Start, int Length, string Key)> WordsOf(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length;)
        {
            Rune rune = default;
            var isRune = i < text.Length && Rune.TryGetRuneAt(text, i, out rune);
            var isAlone = isRune && StandsAlone(rune);
            var isPart = isRune && !isAlone && IsOfWord(rune);

            if (start >= 0 && !isPart)
            {
                yield return (start, i - start, Key(text[start..i]));
                start = -1;
            }

            var width = isRune ? rune.Utf16SequenceLength : 1;
            if (isAlone)
                yield return (i, width, rune.ToString());
            else if (isPart && start < 0)
                start = i;
            i += width;
        }
    }

    /// <summary>A word without case and accents, as the index compares it.</summary>
    public static string Key(string word)
    {
        var key = new StringBuilder(word.Length);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }

    /// <summary>A word of the index that nobody can write: a letter for what it names, and the name in hexadecimal digits.</summary>
    public static string Token(char kind, string name) => $"{kind}0x{Convert.ToHexString(Encoding.UTF8.GetBytes(name))}";

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.PrivateUse;

    // Thai to Myanmar, Khmer, kana, Han and its rarer planes: written without spaces between words. Hangul has them.
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
}
