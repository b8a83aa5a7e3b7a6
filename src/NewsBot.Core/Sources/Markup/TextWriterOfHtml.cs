using System.Text;

namespace NewsBot.Sources.Markup;

/// <summary>Lays out text as HTML would: space collapses, blocks break lines, quotes are marked at each line.</summary>
internal sealed class TextWriterOfHtml(Uri? address)
{
    private const int DeepestQuote = 5;
    private readonly StringBuilder _text = new();
    private int _breaks;
    private int _quotes;
    private int _verbatim;
    private bool _hasSpace;
    private string _bullet = "";
    private HtmlLink? _link;
    private int? _linkStart;

    public void Write(string words)
    {
        foreach (var letter in words)
        {
            if (_verbatim > 0 && letter == '\n')
                Break(_breaks + 1);
            else if (letter == ' ' || letter is >= '\t' and <= '\r')
                WriteSpace(letter);
            else if (letter >= ' ')
                Write(letter);
        }
    }

    public void Start(string name, AttributeReader attributes)
    {
        switch (name)
        {
            case "br":
                Break(Math.Min(_breaks + 1, 2));
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "hr" or "table":
                Break(2);
                break;
            case "blockquote":
                Break(2);
                _quotes++;
                break;
            case "pre":
                Break(2);
                _verbatim++;
                break;
            case "li":
                Break(1);
                _bullet = "• ";
                break;
            case "a":
                EndLink();
                _link = HtmlLink.Read(attributes, address);
                break;
            case "img":
                Write(HtmlLink.AlternativeOf(attributes));
                break;
            default:
                if (BreaksLine(name))
                    Break(1);
                break;
        }
    }

    public void End(string name)
    {
        switch (name)
        {
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "table":
                Break(2);
                break;
            case "blockquote":
                Break(2);
                _quotes = Math.Max(0, _quotes - 1);
                break;
            case "pre":
                Break(2);
                _verbatim = Math.Max(0, _verbatim - 1);
                break;
            case "a":
                EndLink();
                break;
            case "td" or "th":
                WriteSpace(' ');
                break;
            default:
                if (BreaksLine(name))
                    Break(1);
                break;
        }
    }

    public override string ToString()
    {
        EndLink();
        return _text.ToString().TrimEnd();
    }

    private static bool BreaksLine(string name) => name is "div" or "li" or "tr" or "section" or "article" or "aside" or "dt" or "dd" or "figure" or "figcaption" or "details" or "summary";

    private void EndLink()
    {
        if (_link is not { } link)
            return;

        var start = _linkStart;
        (_link, _linkStart) = (null, null);
        if (start is not { } first)
        {
            Write(link.Shown(""));
            return;
        }

        var words = _text.ToString(first, _text.Length - first);
        _text.Length = first;
        _text.Append(link.Shown(words));
    }

    private void Break(int lines)
    {
        if (_text.Length > 0)
            _breaks = Math.Max(_breaks, Math.Min(lines, 2));
        _hasSpace = false;
    }

    private void WriteSpace(char space)
    {
        if (_verbatim > 0 && space is ' ' or '\t')
            Write(space);
        else
            _hasSpace = true;
    }

    private void Write(char letter)
    {
        var isLineStart = _text.Length == 0 || _breaks > 0;
        if (_breaks > 0)
            _text.Append('\n', _breaks);
        if (isLineStart)
            _text.Insert(_text.Length, "> ", Math.Min(_quotes, DeepestQuote)).Append(_bullet);
        else if (_hasSpace)
            _text.Append(' ');

        if (_link is not null)
            _linkStart ??= _text.Length;
        (_breaks, _hasSpace, _bullet) = (0, false, isLineStart ? "" : _bullet);
        _text.Append(letter);
    }
}
