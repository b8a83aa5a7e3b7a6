using System.Buffers;
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

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> BetweenAttributes = SearchValues.Create(" \t\r\n\f/");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    private readonly OpenTags _open = new();
    private MarkupCursor _text;
    private int _tags;
    private int _attributes;

    private MarkupScan(ReadOnlySpan<char> text) => _text = new(text);

    /// <summary>Why this text is not to be parsed, in one sentence; null where it may be.</summary>
    public static string? ProblemOf(string text) => text.Length > MostCharacters ? "It is larger than 8 MiB." : new MarkupScan(text).Problem();

    private string? Problem()
    {
        while (_text.Next('<'))
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
        switch (_text.Peek)
        {
            case '/' when char.IsAsciiLetter(_text.PeekAt(1)):
                _text.Advance();
                ReadTag(isEnd: true);
                break;
            case '!' when _text.Rest.StartsWith("!--"):
                SkipComment();
                break;
            case '!' when _open.IsForeign && _text.Rest.StartsWith("![CDATA["):
                _text.SkipPast("]]>");
                break;
            case '!' or '?' or '/':
                _text.SkipPast(">");
                break;
            case var letter when char.IsAsciiLetter(letter):
                ReadTag(isEnd: false);
                break;
        }
    }

    private void ReadTag(bool isEnd)
    {
        var name = _text.Take(NameEnds);
        var attributes = _text.At;
        var closesItself = SkipAttributes();
        _tags++;

        if (isEnd)
            _open.End(name);
        else if (_open.Start(name, _text.Since(attributes), closesItself) is { } raw)
            SkipRawText(raw);
    }

    // https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
    private bool SkipAttributes()
    {
        var start = _text.At;
        while (true)
        {
            _text.Skip(BetweenAttributes);
            if (_text.IsAtEnd || _text.Peek == '>')
                break;

            _attributes++;
            _text.Advance();
            _text.Take(AttributeEnds);
            _text.Skip(Blanks);
            if (_text.Peek == '=')
                SkipValue();
        }

        var closesItself = _text.Since(start).EndsWith("/");
        _text.Advance();
        return closesItself;
    }

    private void SkipValue()
    {
        _text.Advance();
        _text.Skip(Blanks);
        if (_text.Peek is '"' or '\'')
        {
            var quote = _text.Peek;
            _text.Advance();
            _text.Next(quote);
        }
        else
            _text.Take(ValueEnds);
    }

    private void SkipComment()
    {
        _text.Advance(3);
        if (_text.Peek == '>' || _text.Rest.StartsWith("->"))
            return;

        while (_text.Next('-'))
        {
            if (_text.Rest.StartsWith("->") || _text.Rest.StartsWith("-!>"))
                return;
        }
    }

    private void SkipRawText(string name)
    {
        if (name == "plaintext")
            _text.AdvanceToEnd();

        while (_text.Next('<'))
        {
            if (_text.Peek == '/' && _text.Rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && NameEnds.Contains(_text.PeekAt(name.Length + 1)))
            {
                _text.Advance();
                ReadTag(isEnd: true);
                return;
            }
        }
    }
}
