using System.Text.RegularExpressions;
using NewsBot.Summaries;
using NewsBot.Summaries.Languages;

namespace NewsBot.Models;

/// <summary>Finds what a model's text says that its source does not: numbers, names, addresses.</summary>
public static partial class FactCheck
{
    /// <summary>What was invented, as a noun phrase to log that repeats none of it; null where nothing was found.</summary>
    public static string? Invented(string text, string source, Language language)
    {
        if (InventsNumber(text, source))
            return "a number";

        var words = Words.Matches(source).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (NamesIn(text, language).Any(name => !words.Contains(name)))
            return "a name";

        return Addresses.IsMatch(text) && !Addresses.Matches(text).All(match => source.Contains(match.Value, StringComparison.OrdinalIgnoreCase)) ? "an address" : null;
    }

    public static bool InventsNumber(string text, string source)
    {
        var numbers = Numbers.Matches(source).Select(match => Digits(match.Value)).ToHashSet();
        return Numbers.Matches(text).Any(match => !numbers.Contains(Digits(match.Value)));
    }

    // A capital within a sentence, or on its first word if a small word has none there.
    private static IEnumerable<string> NamesIn(string text, Language language)
    {
        foreach (var range in Sentences.In(text, language, TextShape.Of(text)))
        {
            var words = Words.Matches(text[range]).Select(match => match.Value).ToList();
            foreach (var (place, word) in words.Index())
            {
                var isFirst = place == 0 && !(words.Count > 1 && char.IsUpper(words[1][0]));
                if (char.IsUpper(word[0]) && !isFirst && !language.IsStopWord(word))
                    yield return word;
            }
        }
    }

    private static string Digits(string number) => string.Concat(number.Where(char.IsDigit));

    [GeneratedRegex(@"\d(?:[\d.,'\u00A0\u202F]*\d)?")]
    private static partial Regex Numbers { get; }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+\.\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses { get; }
}
