namespace NewsBot.Summaries.Languages;

/// <summary>Words to be found without copying them out of a text: small letters match any, a capital only itself.</summary>
internal sealed class WordSet
{
    private const int LongestWord = 32;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    public WordSet(IEnumerable<string> words) =>
        _words = words.ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlySet<string> Words => _words.Set;

    public static IEnumerable<string> In(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public bool Contains(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
            return false;

        Span<char> lowered = stackalloc char[LongestWord];
        return _words.Contains(lowered[..word.ToLowerInvariant(lowered)]) || (char.IsUpper(word[0]) && _words.Contains(word));
    }

    /// <summary>As <see cref="Contains"/>, of a word that is in small letters already.</summary>
    public bool ContainsLowered(ReadOnlySpan<char> word) => _words.Contains(word);
}
