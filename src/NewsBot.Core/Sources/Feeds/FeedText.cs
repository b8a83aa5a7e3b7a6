using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Sources.Feeds;

/// <summary>The bytes of a feed or a page as text: by byte order mark, then what the site names, then what they declare, then what fits.</summary>
internal static partial class FeedText
{
    private const int DeclarationLength = 1_024;

    static FeedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text; bytes that fit no declared encoding are read as what they most probably are.</summary>
    public static string Decode(byte[] bytes, string? charset)
    {
        if (ByMark(bytes) is { } marked)
            return marked.GetString(bytes, marked.Preamble.Length, bytes.Length - marked.Preamble.Length);

        foreach (var encoding in new[] { Named(charset), BySpacing(bytes), Named(Declared(bytes)), Encoding.UTF8 }.OfType<Encoding>())
        {
            if (Exactly(encoding, bytes) is { } text)
                return text;
        }

        // Many say UTF-8 and mean what their editor wrote; a few bytes amiss in long UTF-8 are still UTF-8.
        return MostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.GetEncoding(1252).GetString(bytes);
    }

    private static Encoding? ByMark(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => null,
    };

    // A document begins with "<", so the zeros around it tell how wide its characters are.
    private static Encoding? BySpacing(byte[] bytes) => bytes switch
    {
        [(byte)'<', 0, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        [0, (byte)'<', ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => Encoding.GetEncoding(37),
        _ => null,
    };

    private static string? Declared(byte[] bytes)
    {
        var begin = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, DeclarationLength));
        return Declaration.Match(begin) is { Success: true } declared ? declared.Groups[1].Value : Meta.Match(begin) is { Success: true } meta ? meta.Groups[1].Value : null;
    }

    // UTF-7 is a way to smuggle markup and nobody's encoding; a name of 16 bits cannot be true where an 8-bit name could be read.
    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;

        try
        {
            var encoding = Encoding.GetEncoding(name.Trim().Trim('"', '\''));
            return encoding.CodePage switch
            {
                1200 or 1201 or 12000 or 12001 => null,
                20127 or 28591 => Encoding.GetEncoding(1252),
                _ => encoding,
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Exactly(Encoding encoding, byte[] bytes)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool MostlyUtf8(byte[] bytes)
    {
        var wrong = Encoding.UTF8.GetString(bytes).Count(letter => letter == '\uFFFD');
        var beyondAscii = bytes.Count(one => one >= 0x80);
        return wrong * 10 < beyondAscii;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*\sencoding\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration { get; }

    [GeneratedRegex("""<meta\s[^>]*charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Meta { get; }
}
