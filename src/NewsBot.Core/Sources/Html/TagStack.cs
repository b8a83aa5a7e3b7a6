namespace NewsBot.Sources.Html;

/// <summary>An element that is open.</summary>
/// <param name="Formats">How many formatting elements were kept when it was opened.</param>
/// <param name="IsForeign">Whether what it holds is SVG or MathML.</param>
internal readonly record struct OpenTag(int Name, TagKind Kind, int Formats, bool IsForeign);

/// <summary>The elements that are open, and the formatting ones that are kept to be opened again where something else has closed them (https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements).</summary>
internal sealed class TagStack
{
    private readonly List<OpenTag> _open = [];
    private readonly List<int> _formats = [];
    private int _openFormats;

    public int Count => _open.Count;

    public OpenTag this[int place] => _open[place];

    public OpenTag? Top => _open is [.., var top] ? top : null;

    /// <summary>How many formatting elements are kept.</summary>
    public int Formats => _formats.Count;

    /// <summary>How deep the next element may lie: a formatting tag that outlived its parent is opened again.</summary>
    public int Depth => _open.Count + Math.Max(0, _formats.Count - _openFormats);

    public bool IsForeign => _open is [.., { IsForeign: true }];

    public void Open(int name, TagKind kind, bool isForeign)
    {
        _open.Add(new(name, kind, _formats.Count, isForeign));
        if (!kind.HasFlag(TagKind.Formatting))
            return;

        _formats.Add(name);
        _openFormats++;
    }

    /// <summary>The innermost open element that matches; -1 where there is none this side of a boundary.</summary>
    public int Find(Predicate<OpenTag> match, TagKind boundary)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (match(_open[i]))
                return i;
            if ((_open[i].Kind & boundary) != 0)
                return -1;
        }

        return -1;
    }

    /// <summary>Closes an element with all in it.</summary>
    public void Close(int from)
    {
        for (var i = _open.Count - 1; i >= from; i--)
        {
            var (_, kind, formats, _) = _open[i];
            if (kind.HasFlag(TagKind.Formatting))
                _openFormats--;
            if (kind.HasFlag(TagKind.Marker) && formats < _formats.Count)
                _formats.RemoveRange(formats, _formats.Count - formats);
        }

        _open.RemoveRange(from, _open.Count - from);
    }

    /// <summary>Closes the nearest element that matches, where there is one.</summary>
    public void CloseNearest(Predicate<OpenTag> match, TagKind boundary)
    {
        if (Find(match, boundary) is >= 0 and var found)
            Close(found);
    }

    public void CloseForeign() => Close(_open.FindLastIndex(entry => !entry.IsForeign) + 1);

    /// <summary>Ends a formatting element as its end tag does: what is special stays open within it.</summary>
    public void EndFormatting(int name, int found)
    {
        if (found < 0 && _open.Exists(entry => entry.Name == name))
            return;

        if (_formats.LastIndexOf(name) is >= 0 and var format && format >= Marker)
            _formats.RemoveAt(format);
        if (found < 0)
            return;

        if (!_open[found..].Exists(entry => entry.Kind.HasFlag(TagKind.Special)))
            Close(found);
        else
        {
            _openFormats -= _open[found].Kind.HasFlag(TagKind.Formatting) ? 1 : 0;
            _open.RemoveAt(found);
        }
    }

    // Formatting does not reach out of a cell or an object, nor into it.
    private int Marker => _open.FindLastIndex(entry => entry.Kind.HasFlag(TagKind.Marker)) is >= 0 and var marker ? Math.Min(_open[marker].Formats, _formats.Count) : 0;
}
