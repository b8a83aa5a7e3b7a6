using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Chat;

/// <summary>Takes the force out of Discord's markdown and mentions (https://docs.discord.com/developers/reference#message-formatting).</summary>
internal static partial class MarkdownEscape
{
    private const char FirstBeyondAscii = '\u0080';
    private static readonly SearchValues<char> Active = SearchValues.Create(@"\*_~`|[]<@");
    private static readonly SearchValues<char> UrlCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#&=%+,;");

    public static string Escape(string untrusted)
    {
        var text = VisibleText.Of(untrusted);
        var escaped = new StringBuilder(text.Length + 16);
        var invites = new Invites(text);
        var (lineStart, isIndent, plainUntil) = (0, true, 0);

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (i >= plainUntil && UrlLength(text, i) is > 0 and var length)
            {
                if (!Unfolds(text.AsSpan(i, length)))
                {
                    AppendAddress(escaped, text, i, length);
                    i += length - 1;
                    isIndent = false;
                    continue;
                }

                plainUntil = i + length;
            }

            if (Active.Contains(c) || (isIndent && StartsBlock(text, i)) || (c is '.' or ')' && EndsListNumber(escaped, lineStart)) || EndsScheme(text, i) || (c == '/' && (i < plainUntil || invites.Hold(i))))
                escaped.Append('\\');

            escaped.Append(c);
            isIndent = c == '\n' || (isIndent && char.IsWhiteSpace(c));
            if (c == '\n')
                lineStart = escaped.Length;
        }

        return escaped.ToString();
    }

    /// <summary>Whether the chat makes of an address a card to join, take or go to at a press: an invite, a gift, a template, a place in another guild.</summary>
    public static bool Unfolds(ReadOnlySpan<char> address) => Invite.IsMatch(address);

    // Headings, quotes, list items and "-#" for small print.
    private static bool StartsBlock(string text, int at) =>
        text[at] is '#' or '>' || (text[at] is '-' or '+' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] == '#'));

    // An address links to what it shows. For the chat it goes on to the next white space, with every escape before that, so where it ends sooner it is set in angles.
    private static void AppendAddress(StringBuilder escaped, string text, int at, int length)
    {
        var endsItself = at + length == text.Length || char.IsWhiteSpace(text[at + length]);
        escaped.Append(endsItself ? "" : "<").Append(text, at, length).Append(endsItself ? "" : ">");
    }

    private static bool EndsListNumber(StringBuilder escaped, int lineStart)
    {
        var at = escaped.Length;
        while (at > lineStart && char.IsAsciiDigit(escaped[at - 1]))
            at--;
        if (at == escaped.Length)
            return false;

        while (at > lineStart && char.IsWhiteSpace(escaped[at - 1]))
            at--;
        return at == lineStart;
    }

    // What is no address for us is to be none for the chat either: it would take our escapes for its own.
    private static bool EndsScheme(string text, int at) => text[at] == ':' && text.AsSpan(at + 1).StartsWith("//", StringComparison.Ordinal);

    private static int UrlLength(string text, int at)
    {
        var rest = text.AsSpan(at);
        var scheme = rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;
        if (scheme == 0 || rest.Length == scheme || !char.IsLetterOrDigit(rest[scheme]))
            return 0;

        var end = scheme;
        while (end < rest.Length && (UrlCharacters.Contains(rest[end]) || (rest[end] >= FirstBeyondAscii && !char.IsWhiteSpace(rest[end]))))
            end++;
        return end;
    }

    [GeneratedRegex(@"discord(?:app)?\.(?:gg|gift|new|com/(?:invite|gifts|template|channels|events|activities))/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invite { get; }

    /// <summary>Where a text names what the chat unfolds, without a scheme, too; asked from the beginning to the end.</summary>
    private sealed class Invites(string text)
    {
        private Match _next = Invite.Match(text);

        public bool Hold(int at)
        {
            while (_next.Success && at >= _next.Index + _next.Length)
                _next = _next.NextMatch();
            return _next.Success && at >= _next.Index;
        }
    }
}
