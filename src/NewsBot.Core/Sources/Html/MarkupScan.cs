using System.Globalization;

namespace NewsBot.Sources.Html;

/// <summary>Looks through HTML before anything is built of it: some hundred bytes can ask for millions of elements.</summary>
internal ref struct MarkupScan
{
    public const int MostCharacters = 8 * 1024 * 1024;
    public const int MostDepth = 512;
    public const int MostTags = 200_000;
    public const int MostAttributes = 400_000;

    /// <summary>Formatting tags still open, summed over the block starts that would repeat them.</summary>
    public const int MostRepeats = 200_000;

    private readonly ReadOnlySpan<char> _text;
    private readonly OpenTags _open = new();
    private int _at;
    private int _tags;
    private int _attributes;

    private MarkupScan(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Why this text is not to be parsed, in one sentence; null where it may be.</summary>
    public static string? ProblemOf(string text) => text.Length > MostCharacters ? "It is larger than 8 MiB." : new MarkupScan(text).Problem();

    private string? Problem()
    {
        while (Next('<'))
        {
            ReadMarkup();

            if (_tags > MostTags)
                return Sentence($"Its HTML has more than {MostTags:#,0} tags.");
            if (_attributes > MostAttributes)
                return Sentence($"Its HTML has more than {MostAttributes:#,0} attributes.");
            if (_open.Depth > MostDepth)
                return Sentence($"Its HTML is nested more than {MostDepth} deep.");
            if (_open.Repeats > MostRepeats)
                return "Its HTML opens more formatting tags than it closes, and would grow without end.";
        }

        return null;
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // What may follow "<" (https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state).
    private void ReadMarkup()
    {
        switch (Peek)
        {
            case '/' when char.IsAsciiLetter(PeekAt(1)):
                _at++;
                ReadTag(isEnd: true);
                break;
            case '!' when Rest.StartsWith("!--"):
                SkipComment();
                break;
            case '!' when _open.IsForeign && Rest.StartsWith("![CDATA["):
                SkipPast("]]>");
                break;
            case '!' or '?' or '/':
                SkipPast(">");
                break;
            case var letter when char.IsAsciiLetter(letter):
                ReadTag(isEnd: false);
                break;
        }
    }

    private void ReadTag(bool isEnd)
    {
        var name = Take(" \t\r\n\f/>");
        var attributes = _at;
        var closesItself = SkipAttributes();
        _tags++;

        if (isEnd)
            _open.End(name);
        else if (_open.Start(name, _text[attributes.._at], closesItself) is { } raw)
            SkipRawText(raw);
    }

    // https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
    private bool SkipAttributes()
    {
        while (true)
        {
            Skip(" \t\r\n\f/");
            if (_at >= _text.Length || Peek == '>')
                break;

            _attributes++;
            _at++;
            Take(" \t\r\n\f/>=");
            Skip(" \t\r\n\f");
            if (Peek == '=')
                SkipValue();
        }

        _at = Math.Min(_at + 1, _text.Length);
        return _at > 1 && _text[_at - 2] == '/';
    }

    private void SkipValue()
    {
        _at++;
        Skip(" \t\r\n\f");
        if (Peek is '"' or '\'')
        {
            var quote = Peek;
            _at++;
            Next(quote);
        }
        else
            Take(" \t\r\n\f>");
    }

    private void SkipComment()
    {
        _at += 3;
        if (Peek == '>' || Rest.StartsWith("->"))
            return;

        while (Next('-'))
        {
            if (Rest.StartsWith("->") || Rest.StartsWith("-!>"))
                return;
        }
    }

    private void SkipRawText(string name)
    {
        if (name == "plaintext")
            _at = _text.Length;

        while (Next('<'))
        {
            if (Peek == '/' && Rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && PeekAt(name.Length + 1) is ' ' or '\t' or '\r' or '\n' or '\f' or '/' or '>')
            {
                _at++;
                ReadTag(isEnd: true);
                return;
            }
        }
    }

    private readonly ReadOnlySpan<char> Rest => _text[_at..];

    private readonly char Peek => PeekAt(0);

    private readonly char PeekAt(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool Next(char character)
    {
        var found = Rest.IndexOf(character);
        _at = found < 0 ? _text.Length : _at + found + 1;
        return found >= 0;
    }

    private void SkipPast(string end)
    {
        var found = Rest.IndexOf(end, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : _at + found + end.Length;
    }

    private ReadOnlySpan<char> Take(string ends)
    {
        var length = Rest.IndexOfAny(ends);
        var taken = length < 0 ? Rest : Rest[..length];
        _at += taken.Length;
        return taken;
    }

    private void Skip(string characters)
    {
        var length = Rest.IndexOfAnyExcept(characters);
        _at = length < 0 ? _text.Length : _at + length;
    }
}
