namespace NewsBot.Summaries.Languages;

/// <summary>The last three letters of a text in one number; whatever is no letter is a space.</summary>
internal static class LetterRun
{
    /// <summary>Before the first letter of a word.</summary>
    public const long Started = ' ';

    public static long Next(long run, char c) => ((run << 16) | c) & 0xFFFF_FFFF_FFFF;

    public static char Letter(char c) => char.IsLetter(c) || char.IsSurrogate(c) || c >= '\u0300' && !char.IsPunctuation(c) && !char.IsWhiteSpace(c) ? char.ToLowerInvariant(c) : ' ';
}
