using System.Buffers;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Takes the force out of Discord's markdown and mentions (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static class MarkdownEscape
{
    private static readonly SearchValues<char> Active = SearchValues.Create(@"\*_~`|[]<@");
    private static readonly SearchValues<char> UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#&=%+,;");

    public static string Escape(string untrusted)
    {
        var text = VisibleText.Of(untrusted);
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = 0;
        var isIndent = true;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (UrlLength(text, i) is > 0 and var length)
            {
                // A bare address links to what it shows; escapes inside it would become part of it.
                escaped.Append(text, i, length);
                i += length - 1;
                isIndent = false;
                continue;
            }

            if (Active.Contains(c) || (isIndent && StartsBlock(text, i)) || (c is '.' or ')' && EndsListNumber(escaped, lineStart)))
                escaped.Append('\\');

            escaped.Append(c);
            isIndent = c == '\n' || (isIndent && c is ' ' or '\t');
            if (c == '\n')
                lineStart = escaped.Length;
        }

        return escaped.ToString();
    }

    // Headings, quotes, list items and "-#" for small print.
    private static bool StartsBlock(string text, int at) =>
        text[at] is '#' or '>' || (text[at] is '-' or '+' && at + 1 < text.Length && text[at + 1] is ' ' or '#');

    private static bool EndsListNumber(StringBuilder escaped, int lineStart)
    {
        var at = escaped.Length;
        while (at > lineStart && char.IsAsciiDigit(escaped[at - 1]))
            at--;
        if (at == escaped.Length)
            return false;

        while (at > lineStart && escaped[at - 1] is ' ' or '\t')
            at--;
        return at == lineStart;
    }

    // Without a host the chat sees no address, and would obey what stands in it.
    private static int UrlLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        var scheme = rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0 || rest.Length == scheme || !char.IsAsciiLetterOrDigit(rest[scheme]))
            return 0;

        var end = rest.IndexOfAnyExcept(UrlCharacters);
        return end < 0 ? rest.Length : end;
    }
}
