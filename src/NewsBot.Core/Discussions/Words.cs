using System.Globalization;
using System.Text;

namespace NewsBot.Discussions;

/// <summary>The words of a text in any script, and the form in which two spellings of one are the same.</summary>
internal static class Words
{
    private const string ArabicArticle = "ال";
    private const string Accented = "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłñńňòóôõöøōőřśšşșťţțùúûüūůűýÿžźżё";
    private const string Plain = "aaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssstttuuuuuuuyyzzzе";

    /// <summary>How a text without spaces between its words has to be read: as one kind of writing after another.</summary>
    private enum Script
    {
        Spaced,
        Han,
        Hiragana,
        Katakana,
        Thai,
    }

    /// <summary>Where the words stand; in writing without spaces, runs of one script stand for them.</summary>
    public static IEnumerable<Range> In(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            if (!IsPart(text[start]))
            {
                start++;
                continue;
            }

            var (end, script) = (start + 1, ScriptOf(text[start]));
            while (end < text.Length && IsPart(text[end]) && (IsMark(text[end]) || ScriptOf(text[end]) == script))
                end++;
            yield return start..end;
            start = end;
        }
    }

    /// <summary>Whether a word stands in a script that sets spaces between words.</summary>
    public static bool IsSpaced(ReadOnlySpan<char> word) => ScriptOf(word[0]) == Script.Spaced;

    /// <summary>Whether it may be a word of its own: one of Chinese characters, or a foreign one in Katakana.</summary>
    public static bool IsUnspacedWord(ReadOnlySpan<char> run) => ScriptOf(run[0]) switch
    {
        Script.Han => run.Length is >= 2 and <= 6,
        Script.Katakana => run.Length >= 3,
        _ => false,
    };

    public static bool IsHiragana(ReadOnlySpan<char> run) => ScriptOf(run[0]) == Script.Hiragana;

    /// <summary>In lower case, without accents, without the Arabic article.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower == 'ß')
                folded.Append("ss");
            else if (Accented.IndexOf(lower, StringComparison.Ordinal) is >= 0 and var at)
                folded.Append(Plain[at]);
            else if (!IsMark(c))
                folded.Append(lower);
        }

        var text = folded.ToString();
        return text.Length > 4 && text.StartsWith(ArabicArticle, StringComparison.Ordinal) ? text[2..] : text;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || IsMark(c) || char.IsSurrogate(c);

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Script ScriptOf(char c) => c switch
    {
        >= '\u3040' and <= '\u309F' => Script.Hiragana,
        >= '\u30A0' and <= '\u30FF' => Script.Katakana,
        >= '\u3400' and <= '\u9FFF' or '々' => Script.Han,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        _ => Script.Spaced,
    };
}
