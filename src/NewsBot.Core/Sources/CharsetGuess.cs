using System.Text;

namespace NewsBot.Sources;

/// <summary>Finds the older character set in which the bytes of a page make most sense: where what they say is mostly its languages' commonest letters.</summary>
internal static class CharsetGuess
{
    private const int SampleLength = 64 * 1024;
    private const double WholeBonus = 0.3;
    private const double LanguageBonus = 0.2;
    private const int FewestForBonus = 20;

    // The one that most pages are in comes first, for where two are as good.
    private static readonly (string Name, string Languages, string Common)[] Candidates =
    [
        ("windows-1252", "en fr de es pt it nl sv da no nb fi is", "éèêàçùôîâûëïœüöäßáíóúñ¿¡ãõåøæÉÀÄÖÜ’‘“”–—…«»€£©®·°\u00A0"),
        ("windows-1250", "pl cs sk hu ro hr sl sq", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüâăîşţđäôľŁŚŻŽŠČ„”“’–—…\u00A0"),
        ("windows-1251", "ru uk bg sr be mk", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўОАИНТСРВКМП«»—–№…“”\u00A0"),
        ("koi8-r", "ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёОАИНТСРВКМП"),
        ("windows-1253", "el", "αοιετσνηυρπκμλςωάέήίόύώθγδφχβξζψΑΕΟΣΤΠ«»’–\u00A0"),
        ("windows-1254", "tr", "ışğüöçİŞâîÖÇ’‘“”–—…\u00A0"),
        ("windows-1255", "he", "יוהלאתרמבשןםנכחקפדסעגצטזךףץ"),
        ("windows-1256", "ar fa ur", "اليموتنربعدسهفقكحجةصشخطىءئأزضذغثظؤإآ،"),
        ("windows-874", "th", "านรอกเงมยลวดทสตะปบคหแจพชขใไโผ่้ี็ัิุู์ำ"),
        ("shift_jis", "ja", "のにるたとはしをいでがてなれっかさもらーンスルリイトアクラ。、日本人年月大一「」"),
        ("euc-jp", "ja", "のにるたとはしをいでがてなれっかさもらーンスルリイトアクラ。、日本人年月大一「」"),
        ("gb18030", "zh", "的一是不了在有人这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对，。、“”"),
        ("big5", "zh", "的一是不了在有人這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對，。、「」"),
        ("euc-kr", "ko", "이다의는에을가고한도지로하기사서은를대리자시인어그나일수전해과들으했있"),
    ];

    public static Encoding Named(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
        ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);

    /// <param name="language">What the page says that it is written in; empty where it does not.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string language)
    {
        var sample = bytes[..Math.Min(SampleLength, bytes.Length)].ToArray();
        var best = Candidates.MaxBy(candidate => Sense(sample, candidate, language.ToLowerInvariant()));
        return Named(best.Name).GetString(bytes);
    }

    private static double Sense(byte[] sample, (string Name, string Languages, string Common) candidate, string language)
    {
        var text = Named(candidate.Name).GetString(sample);
        var isWide = candidate.Name is "shift_jis" or "euc-jp" or "gb18030" or "big5" or "euc-kr";
        var (common, all, broken) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character < 0x80)
                continue;
            all++;
            if (character == '\uFFFD' || char.IsControl(character) || (!isWide && IsMixed(text, i)))
                broken++;
            else if (candidate.Common.Contains(character))
                common++;
        }

        // In two bytes a character almost nothing is whole by chance.
        var bonus = isWide && broken <= 1 && all >= FewestForBonus ? WholeBonus : 0;
        return ((common - (2.0 * broken)) / Math.Max(1, all)) + bonus + (language.Length > 0 && candidate.Languages.Split(' ').Contains(language) ? LanguageBonus : 0);
    }

    // No word is partly in Latin letters and partly in others.
    private static bool IsMixed(string text, int i) =>
        text[i] > '\u0250' && char.IsLetter(text[i]) && ((i > 0 && char.IsAsciiLetter(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])));
}
