using System.Buffers;

namespace NewsBot.Summaries;

/// <summary>Tells a full stop that ends a sentence from one that shortens a word.</summary>
internal static class Abbreviations
{
    private const string Opening = "([\"'“‘«„";

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\u00A0\u202F");

    // What stands before a name or a number and so never ends a sentence, in any of the languages.
    private static readonly HashSet<string> BeforeNames = new(
        """
        adm al art av bd capt cf cmdr col cpl dept dir dott dr ed fig fr ft gen gov hon hr hrn insp jr lt maj messrs mgr mlle mm mme mr mrs ms mt nr núm ø op pfc p pp
        prof pres rep rev sen sgt sig sr sra st ste str supt vgl vol vs bzw ca d.h i.e e.g z.b u.a p.ex par.ex approx avda c.-à-d
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    // What may end one: what follows tells.
    private static readonly HashSet<string> BeforeAnything = new(
        """
        inc ltd co corp bros etc usw ff al jan feb mar apr jun jul aug sep sept oct nov dec janv févr juil déc mon tue wed thu fri sat sun no
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Always = BeforeNames.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Sometimes = BeforeAnything.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the text before a full stop ends in an abbreviation, given what follows the space after it.</summary>
    public static bool Ends(ReadOnlySpan<char> before, ReadOnlySpan<char> after, string? language)
    {
        var word = before[(before.LastIndexOfAny(Spaces) + 1)..].TrimStart(Opening);
        if (word.IsEmpty)
            return false;

        if (Always.Contains(word))
            return true;

        // An initial: "J. Smith"; "M. Durand".
        if (word.Length == 1 && char.IsUpper(word[0]))
            return true;

        // "1. First", and the ordinals of the languages that write them so: "am 3. Oktober".
        if (word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9'))
            return word.Length == before.Trim().Length || language is "de" or "da" or "no" or "fi" or "cs" or "pl" or "hu" && !StartsSentence(after);

        return (word.Contains('.') || Sometimes.Contains(word)) && !StartsSentence(after);
    }

    // "… at 5 p.m. The council …": a small word with a capital is one that begins a sentence.
    private static bool StartsSentence(ReadOnlySpan<char> after)
    {
        var length = after.IndexOfAny(" ,.'’");
        return char.IsUpper(after[0]) && StopWords.InAnyLanguage(after[..(length < 0 ? after.Length : length)]);
    }
}
