using System.Text;

namespace NewsBot.Chat;

/// <summary>Text from outside without what nobody sees: controls for direction and width, and halves of characters.</summary>
public static class VisibleText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                var isWhole = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                visible.Append(isWhole ? c : Replacement);
                if (isWhole)
                    visible.Append(text[++i]);
            }
            else if (IsLineBreak(c))
            {
                if (c != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                    visible.Append('\n');
            }
            else if (!IsInvisible(c))
            {
                visible.Append(c);
            }
        }

        return visible.ToString();
    }

    /// <summary>The text in one line, its white space folded.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsLineBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    // They make text read as what it is not, or vanish. The joiners U+200C and U+200D are letters' and emoji's own.
    private static bool IsInvisible(char c) =>
        (char.IsControl(c) && c != '\t')
        || c is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF'
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB');
}
