using System.Buffers;
using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>Tells a full stop that ends a sentence from one that shortens a word.</summary>
internal static class FullStop
{
    private const string Opening = "([\"'“‘«„`";

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\n\u00A0\u202F");
    private static readonly SearchValues<char> NextEnds = SearchValues.Create(" ,.;:'’\n\u00A0\u202F");

    /// <summary>Whether the text before a full stop ends in something shortened, given what follows the space after it.</summary>
    public static bool Shortens(ReadOnlySpan<char> before, ReadOnlySpan<char> after, Language language)
    {
        var word = before[(before.LastIndexOfAny(WordEnds) + 1)..].TrimStart(Opening);
        if (word.IsEmpty)
            return false;

        var beforeDigit = char.IsAsciiDigit(after.TrimStart(Opening) is [var next, ..] ? next : ' ');
        if (language.Abbreviations.Contains(word))
            return beforeDigit || char.IsUpper(word[0]) || !language.IsStopWord(word);
        if (language.BeforeNumbers.Contains(word))
            return beforeDigit;

        // An initial: "J. Smith"; "M. Durand".
        if (word.Length == 1 && char.IsUpper(word[0]))
            return !StartsSentence(after, language);

        // "1. First", and the ordinals of the languages that write them so: "am 3. Oktober".
        if (word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9'))
            return word.Length == before.Trim().Length || (language.OrdinalsEndInStop && !StartsSentence(after, language));

        return (word.Contains('.') || language.Shortened.Contains(word)) && !StartsSentence(after, language);
    }

    /// <summary>Whether a text opens with a capital on a small word, which only the beginning of a sentence has.</summary>
    public static bool StartsSentence(ReadOnlySpan<char> text, Language language)
    {
        var word = text.TrimStart(Opening);
        var length = word.IndexOfAny(NextEnds);
        return !word.IsEmpty && char.IsUpper(word[0]) && language.IsStopWord(word[..(length < 0 ? word.Length : length)]);
    }
}
