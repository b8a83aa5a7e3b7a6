using System.Text;

namespace NewsBot.Terminal;

/// <summary>Text from outside for one line of a terminal, which must neither be able to command it nor turn how the line reads.</summary>
internal static class TerminalText
{
    /// <summary>Goes to the line's beginning and erases what stands there (https://ecma-international.org/publications-and-standards/standards/ecma-48/).</summary>
    public const string EraseLine = "\r\e[K";

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!TurnsReading(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    // Embeddings, overrides and isolates (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters); the marks do no more than a letter of their script does.
    private static bool TurnsReading(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
