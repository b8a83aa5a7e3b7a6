using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Sources;

/// <summary>Which characters the bytes of a page are: by byte order mark, by what its site says, by what it says itself, and else by what makes sense (https://encoding.spec.whatwg.org).</summary>
internal static partial class Charsets
{
    private const int HeadLength = 4_096;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; or why these bytes are none.</summary>
    /// <param name="named">What the site calls the character set, if it does.</param>
    public static (string? Text, string? Problem) Decode(ReadOnlySpan<byte> bytes, string? named)
    {
        if (OfMark(bytes) is { } marked)
            return Strictly(marked, bytes);
        if (WideMarkup(bytes) is { } wide)
            return Strictly(wide, bytes);

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(HeadLength, bytes.Length)]);
        var isMarkup = named is not null || Markup.IsMatch(head);

        // What is UTF-8 by chance is ASCII, or nothing anybody writes: it is believed over what is said.
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return (Utf8.GetString(bytes), null);
        if (!isMarkup)
            return Strictly(Utf8, bytes);

        var stated = OfName(named) ?? OfName(Stated.Match(head) is { Success: true } match ? match.Groups["name"].Value : null);
        if (stated is not null && Leniently(stated, bytes) is { } text)
            return (text, null);
        return (CharsetGuess.Decode(bytes, Language.Match(head).Groups["tag"].Value), null);
    }

    private static Encoding? OfMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => null,
    };

    // "<" and a letter or "!", in two bytes each or in four.
    private static Encoding? WideMarkup(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, > 0x20, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        [0, (byte)'<', 0, > 0x20, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        [(byte)'<', 0, 0, 0, > 0x20, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true),
        [0, 0, 0, (byte)'<', 0, 0, 0, > 0x20, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
        _ => null,
    };

    /// <summary>An encoding by one of its names; null for none, for those that a page cannot be in, and for those that hide markup.</summary>
    private static Encoding? OfName(string? name)
    {
        var plain = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        try
        {
            return plain switch
            {
                null or "" or "utf-7" => null,
                "utf8" or "utf-8" or "unicode-1-1-utf-8" or "utf-16" or "utf-16le" or "utf-16be" or "ucs-2" => new UTF8Encoding(false, throwOnInvalidBytes: false),
                "ascii" or "us-ascii" or "latin1" or "latin-1" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "l1" or "x-user-defined" => CharsetGuess.Named("windows-1252"),
                "gb2312" or "gbk" or "x-gbk" or "gb_2312-80" or "chinese" => CharsetGuess.Named("gb18030"),
                "x-sjis" or "shift-jis" or "sjis" or "windows-31j" or "ms_kanji" => CharsetGuess.Named("shift_jis"),
                "ks_c_5601-1987" or "ksc5601" or "windows-949" => CharsetGuess.Named("euc-kr"),
                "iso-8859-9" or "latin5" => CharsetGuess.Named("windows-1254"),
                "iso-8859-11" or "tis-620" => CharsetGuess.Named("windows-874"),
                _ => CharsetGuess.Named(plain),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A few broken characters among many whole ones do not make a page unreadable; more show that it is in something else.
    private static string? Leniently(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = encoding.GetString(bytes);
        var broken = text.AsSpan().Count('\uFFFD');
        var beyondAscii = 0;
        foreach (var one in bytes)
            beyondAscii += one >> 7;
        return broken * 10 <= beyondAscii ? text : null;
    }

    private static (string? Text, string? Problem) Strictly(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (encoding.GetString(bytes[encoding.Preamble.Length..]), null);
        }
        catch (DecoderFallbackException exception)
        {
            return (null, $"It is not text in {encoding.WebName.ToUpperInvariant()}: byte {encoding.Preamble.Length + exception.Index} does not belong there.");
        }
    }

    [GeneratedRegex(@"<(?:!doctype|html|head|meta|body|title|script|div|p|\?xml|rss|feed|rdf:rdf|channel)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"<meta[^>]{0,200}?charset\s*=\s*[""']?\s*(?<name>[\w:.-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[""'](?<name>[\w:.-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated { get; }

    [GeneratedRegex(@"<html[^>]{0,300}?\slang\s*=\s*[""']?(?<tag>[a-z]{2,3})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Language { get; }
}
