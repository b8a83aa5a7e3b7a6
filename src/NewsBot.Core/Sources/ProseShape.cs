using System.Text;

namespace NewsBot.Sources;

/// <summary>What shows of a run of text, in any language, whether it is a paragraph.</summary>
internal static class ProseShape
{
    private const int LongestTeaser = 400;
    private const string Closing = "\"'”’»)]";

    /// <summary>Its length in letters of an alphabet: a character of Chinese, Japanese or Korean says more than one.</summary>
    public static int LengthOf(string text) => text.Length + (Ascii.IsValid(text) ? 0 : (int)(1.5 * text.Count(IsSyllable)));

    public static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd(Closing) is [.., '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or ':' or ';'];

    /// <summary>The beginning of a text that stands elsewhere.</summary>
    public static bool IsCutShort(string text) =>
        text.Length < LongestTeaser && text.AsSpan().TrimEnd(Closing) is var end && (end.EndsWith("...", StringComparison.Ordinal) || end.EndsWith("…", StringComparison.Ordinal));

    private static bool IsSyllable(char character) => character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');
}
