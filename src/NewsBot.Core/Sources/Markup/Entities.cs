using System.Net;
using System.Text;

namespace NewsBot.Sources.Markup;

/// <summary>Decodes the character references of HTML, and no entity that a document defines itself.</summary>
internal static class Entities
{
    static Entities() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
            return text;

        var decoded = WebUtility.HtmlDecode(text);
        return decoded.AsSpan().ContainsAnyInRange('\u0080', '\u009F') || decoded.Contains('\0', StringComparison.Ordinal) ? Mend(decoded) : decoded;
    }

    // &#150; is a dash of Windows-1252, as every browser has it; the control character of that number is no text.
    private static string Mend(string decoded) =>
        string.Concat(decoded.Select(letter => letter switch
        {
            '\0' => '\uFFFD',
            >= '\u0080' and <= '\u009F' => Encoding.GetEncoding(1252).GetString([(byte)letter])[0],
            _ => letter,
        }));
}
