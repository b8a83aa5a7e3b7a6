using System.Buffers;

namespace NewsBot.Sources.Html;

/// <summary>A place in a text of HTML that only goes forward.</summary>
internal ref struct MarkupCursor(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; private set; }

    public readonly bool IsAtEnd => At >= _text.Length;

    public readonly ReadOnlySpan<char> Rest => _text[At..];

    /// <summary>The next character; NUL at the end, and in no page.</summary>
    public readonly char Peek => PeekAt(0);

    public readonly char PeekAt(int ahead) => At + ahead < _text.Length ? _text[At + ahead] : '\0';

    /// <summary>What was gone over since a place.</summary>
    public readonly ReadOnlySpan<char> Since(int start) => _text[start..At];

    public void Advance(int characters = 1) => At = Math.Min(At + characters, _text.Length);

    public void AdvanceToEnd() => At = _text.Length;

    /// <summary>Goes on to behind the next such character; false where there is none, and this is at the end.</summary>
    public bool Next(char character) => AdvancePast(Rest.IndexOf(character), 1);

    /// <summary>Goes on to behind the next such text, or to the end.</summary>
    public void SkipPast(string end) => AdvancePast(Rest.IndexOf(end, StringComparison.Ordinal), end.Length);

    /// <summary>Everything up to one of these characters, or to the end.</summary>
    public ReadOnlySpan<char> Take(SearchValues<char> ends)
    {
        var length = Rest.IndexOfAny(ends);
        var taken = length < 0 ? Rest : Rest[..length];
        At += taken.Length;
        return taken;
    }

    public void Skip(SearchValues<char> characters)
    {
        var length = Rest.IndexOfAnyExcept(characters);
        At = length < 0 ? _text.Length : At + length;
    }

    private bool AdvancePast(int found, int length)
    {
        At = found < 0 ? _text.Length : At + found + length;
        return found >= 0;
    }
}
