using System.Globalization;
using System.Text;

namespace NewsBot.Chat;

/// <summary>What a character does where it stands.</summary>
internal enum RuneKind
{
    Sign,
    Space,
    Break,

    /// <summary>Stands on, under or around the sign before it.</summary>
    Mark,

    /// <summary>Chooses a form of the sign before it.</summary>
    Variant,

    /// <summary>Binds letters or emoji to one another.</summary>
    Joiner,

    /// <summary>Names the region of a flag.</summary>
    Tag,

    /// <summary>Nobody sees it, or it turns how everything else reads.</summary>
    Hidden,
}

/// <summary>Sorts characters by what they do (https://www.unicode.org/reports/tr44/#General_Category_Values).</summary>
internal static class RuneKinds
{
    public const int EmptyBraille = 0x2800;
    public const int Flag = 0x1F3F4;
    public const int TagsOfAFlag = 7;

    public static RuneKind Of(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => RuneKind.Break,
        '\t' or EmptyBraille => RuneKind.Space,
        0x200C or 0x200D => RuneKind.Joiner,
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => RuneKind.Variant,
        >= 0xE0020 and <= 0xE007F => RuneKind.Tag,

        // Letters by their category, and yet empty: fillers of Hangul, vowels of Khmer that are only thought, choices of Mongolian forms, and the joiner of marks.
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) => RuneKind.Hidden,

        // Controls by their category, and yet seen: they stand under numbers.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => RuneKind.Sign,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => RuneKind.Space,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => RuneKind.Mark,
            UnicodeCategory.Control or UnicodeCategory.Format => RuneKind.Hidden,
            _ => RuneKind.Sign,
        },
    };

    /// <summary>Letters and digits that only look bold or slanted as plain ones: what is set off in a message is set off by us (https://www.unicode.org/charts/PDF/U1D400.pdf).</summary>
    public static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0x1D400 and <= 0x1D6A3 and var letter => PlainLetter((letter - 0x1D400) % 52),
        >= 0x1D7CE and <= 0x1D7FF and var digit => new('0' + ((digit - 0x1D7CE) % 10)),
        _ => rune,
    };

    private static Rune PlainLetter(int place) => new(place < 26 ? 'A' + place : 'a' + place - 26);
}
