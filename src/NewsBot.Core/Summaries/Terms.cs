using System.Globalization;
using NewsBot.Summaries.Languages;

namespace NewsBot.Summaries;

/// <summary>What a text is about: its words without the small ones and without most of their endings.</summary>
public static class Terms
{
    /// <summary>Every term of a text once.</summary>
    public static IReadOnlySet<string> In(ReadOnlySpan<char> text, Language language)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var found = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> room = stackalloc char[TermReader.Room];
        var reader = new TermReader(text, language, room);
        while (reader.Next())
            found.Add(reader.Term);
        return terms;
    }
}

/// <summary>Reads a text's terms one after another, without keeping any.</summary>
/// <param name="text">The text.</param>
/// <param name="language">The language that it is in.</param>
/// <param name="room">Where terms are written, <see cref="Room"/> characters; each is good until the next.</param>
public ref struct TermReader(ReadOnlySpan<char> text, Language language, Span<char> room)
{
    /// <summary>How many characters there must be room for.</summary>
    public const int Room = 64;

    // A stem for every language at once: what follows the sixth letter is mostly inflection.
    private const int StemLength = 6;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Language _language = language;
    private readonly Span<char> _room = room;
    private int _next;
    private int _words;
    private int _pairs;

    /// <summary>How many words were passed so far, the small ones too; in scripts without spaces two characters are one.</summary>
    public readonly int Words => _words + (_pairs / 2);

    /// <summary>The term as it was found last, in small letters.</summary>
    public ReadOnlySpan<char> Term { get; private set; }

    /// <summary>Whether the word of the last term is written as a name or is a number.</summary>
    public bool IsName { get; private set; }

    /// <summary>Goes to the next term; false at the end.</summary>
    public bool Next()
    {
        while (_next < _text.Length)
        {
            var start = _next;
            if (!IsPartOfWord(_text[start]))
                _next++;
            else if (Scripts.IsUnspaced(_text[start]) ? TakePair(start) : TakeWord(start))
                return true;
        }

        return false;
    }

    // Scripts without spaces between words: pairs of characters stand for them.
    private bool TakePair(int start)
    {
        _next = start + 1;
        _pairs++;
        if (_next == _text.Length || !Scripts.IsUnspaced(_text[_next]))
            return false;

        Term = _text.Slice(start, 2);
        IsName = false;
        return !_language.StopWords.ContainsLowered(Term) && !_language.StopWords.ContainsLowered(Term[..1]) && !_language.StopWords.ContainsLowered(Term[1..]);
    }

    private bool TakeWord(int start)
    {
        while (_next < _text.Length && IsPartOfWord(_text[_next]) && !Scripts.IsUnspaced(_text[_next]))
            _next++;

        _words++;
        var word = _text[start.._next];
        if (word.Length > _room.Length)
            word = word[.._room.Length];
        var lowered = _room[..Math.Max(0, word.ToLowerInvariant(_room))];
        IsName = char.IsUpper(word[0]) || char.IsDigit(word[0]);
        Term = lowered.Length > StemLength ? lowered[..StemLength] : lowered;
        return lowered.Length > 1 && !_language.StopWords.ContainsLowered(lowered);
    }

    // Vowel signs of many scripts are marks upon letters.
    private static bool IsPartOfWord(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
