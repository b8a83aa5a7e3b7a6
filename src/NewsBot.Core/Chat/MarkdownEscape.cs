using System.Buffers;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Takes the force out of Discord's markdown and mentions (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static class MarkdownEscape
{
    private static readonly SearchValues<char> Active = SearchValues.Create(@"\*_~`|[]<@");
    private static readonly SearchValues<char> UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#&=%+,;");

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var atLineStart = true;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (IsInvisible(c))
                continue;

            if (UrlLength(text, i) is > 0 and var length)
            {
                // A bare address links to what it shows; escapes inside it would become part of it.
                escaped.Append(text, i, length);
                i += length - 1;
                atLineStart = false;
                continue;
            }

            if (Active.Contains(c) || (atLineStart && StartsBlock(text, i)))
                escaped.Append('\\');
            else if (c is '.' or ')' && EndsListNumber(escaped))
                escaped.Append('\\');

            escaped.Append(c);
            atLineStart = c == '\n' || (atLineStart && c is ' ' or '\t');
        }

        return escaped.ToString();
    }

    // Controls for direction, width and NUL can make text read as what it is not, or vanish.
    private static bool IsInvisible(char c) =>
        c is '\0' or '\r' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Headings, quotes, list items and "-#" for small print.
    private static bool StartsBlock(string text, int at) =>
        text[at] is '#' or '>' || (text[at] is '-' or '+' && at + 1 < text.Length && text[at + 1] is ' ' or '#');

    private static bool EndsListNumber(StringBuilder escaped)
    {
        var digits = 0;
        while (digits < escaped.Length && digits < 10 && char.IsAsciiDigit(escaped[^(digits + 1)]))
            digits++;

        return digits > 0 && (digits == escaped.Length || escaped[^(digits + 1)] == '\n');
    }

    private static int UrlLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (!rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return 0;

        var end = rest.IndexOfAnyExcept(UrlCharacters);
        return end < 0 ? rest.Length : end;
    }
}
