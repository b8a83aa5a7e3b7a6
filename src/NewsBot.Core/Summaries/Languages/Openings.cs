namespace NewsBot.Summaries.Languages;

/// <summary>Words and phrases that a sentence may open with.</summary>
internal sealed class Openings
{
    private readonly Dictionary<char, string[]> _byFirst;

    public Openings(IEnumerable<string> phrases) =>
        _byFirst = phrases.Where(phrase => phrase.Length > 0).GroupBy(phrase => char.ToLowerInvariant(phrase[0])).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Whether a text opens with one of them as whole words; in a script without spaces there is nothing to tell where a word ends.</summary>
    /// <param name="last">The last character of the phrase that was found.</param>
    public bool Open(ReadOnlySpan<char> text, bool isUnspaced, out char last)
    {
        last = default;
        if (text.IsEmpty || !_byFirst.TryGetValue(char.ToLowerInvariant(text[0]), out var phrases))
            return false;

        foreach (var phrase in phrases)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && (isUnspaced || IsWhole(text, phrase)))
            {
                last = phrase[^1];
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, string phrase) =>
        text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length]);
}
