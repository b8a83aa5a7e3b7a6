namespace NewsBot.Sources.Html;

/// <summary>Which elements are open while HTML is looked through: what parsing would hold, or a little more, without building it.</summary>
internal sealed class OpenTags
{
    private readonly List<OpenTag> _stack = [];
    private readonly List<int> _formats = [];
    private int _openFormats;

    /// <summary>How deep the next element may lie: a formatting tag that outlived its parent is opened again.</summary>
    public int Depth => _stack.Count + Math.Max(0, _formats.Count - _openFormats);

    /// <summary>How many formatting elements are opened again in all.</summary>
    public long Repeats { get; private set; }

    /// <summary>Whether this is within SVG or MathML.</summary>
    public bool IsForeign => _stack is [.., { IsForeign: true }];

    /// <summary>Opens an element; the name of one whose content is no markup.</summary>
    public string? Start(ReadOnlySpan<char> name, ReadOnlySpan<char> attributes, bool closesItself)
    {
        var (kind, raw) = TagKinds.Of(name);
        var key = TagKinds.KeyOf(name);
        if (IsForeign && (kind.HasFlag(TagKind.EndsForeign) || IsHtmlFont(name, attributes)))
            CloseForeign();
        if (IsForeign)
            return StartForeign(kind, key, closesItself);

        if (kind.HasFlag(TagKind.Page) || (kind.HasFlag(TagKind.TablePart) && !CloseForTablePart(kind)))
            return null;
        CloseImplied(kind, key);
        if (kind.HasFlag(TagKind.Special))
            Repeats += _formats.Count;
        if (kind.HasFlag(TagKind.Void))
            return null;

        _stack.Add(new(key, kind & ~TagKind.Integration, _formats.Count, kind.HasFlag(TagKind.Foreign)));
        if (kind.HasFlag(TagKind.Formatting))
        {
            _formats.Add(key);
            _openFormats++;
        }

        return raw;
    }

    private static bool IsHtmlFont(ReadOnlySpan<char> name, ReadOnlySpan<char> attributes) =>
        name.Equals("font", StringComparison.OrdinalIgnoreCase)
        && (attributes.Contains("size", StringComparison.OrdinalIgnoreCase) || attributes.Contains("color", StringComparison.OrdinalIgnoreCase) || attributes.Contains("face", StringComparison.OrdinalIgnoreCase));

    // Within SVG and MathML nothing is implied (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign).
    private string? StartForeign(TagKind kind, int key, bool closesItself)
    {
        var isIntegration = kind.HasFlag(TagKind.Integration);
        if (!closesItself)
            _stack.Add(new(key, isIntegration ? TagKind.Scope | TagKind.Special : TagKind.None, _formats.Count, !isIntegration));
        return null;
    }

    /// <summary>Closes an element, and those in it, where its end tag would.</summary>
    public void End(ReadOnlySpan<char> name)
    {
        var (kind, _) = TagKinds.Of(name);
        var key = TagKinds.KeyOf(name);
        if (IsForeign && (kind.HasFlag(TagKind.Paragraph) || name.Equals("br", StringComparison.OrdinalIgnoreCase)))
            CloseForeign();

        var found = kind.HasFlag(TagKind.Heading)
            ? FindInScope(entry => entry.Kind.HasFlag(TagKind.Heading), TagKind.Scope)
            : FindInScope(entry => entry.Name == key, BoundaryOf(kind));

        if (kind.HasFlag(TagKind.Formatting))
            EndFormatting(key, found);
        else if (found >= 0)
            Close(found);
    }

    // An end tag of no special element does not reach past a special one; a table's parts are closed past anything but a table.
    private static TagKind BoundaryOf(TagKind kind) =>
        kind.HasFlag(TagKind.TablePart) ? TagKind.Table
        : kind.HasFlag(TagKind.Paragraph) ? TagKind.Scope | TagKind.Button
        : kind.HasFlag(TagKind.ListItem) ? TagKind.Scope | TagKind.List
        : kind.HasFlag(TagKind.Special) || kind.HasFlag(TagKind.Formatting) ? TagKind.Scope
        : TagKind.Special;

    private bool CloseForTablePart(TagKind kind)
    {
        if (kind.HasFlag(TagKind.Table))
        {
            CloseFound(FindInScope(entry => entry.Kind.HasFlag(TagKind.Table), TagKind.TableCell | TagKind.HoldsTable));
            return true;
        }

        var table = FindInScope(entry => entry.Kind.HasFlag(TagKind.Table), TagKind.None);
        if (table < 0)
            return false;

        var level = kind & TagKind.TableLevels;
        var keep = table + 1;
        while (keep < _stack.Count && _stack[keep].Kind is var inner && inner.HasFlag(TagKind.TablePart) && (inner & TagKind.TableLevels) < level)
            keep++;
        Close(keep);
        return true;
    }

    private void CloseImplied(TagKind kind, int key)
    {
        if (kind.HasFlag(TagKind.ClosesParagraph))
            CloseFound(FindInScope(entry => entry.Kind.HasFlag(TagKind.Paragraph), TagKind.Scope | TagKind.Button));
        if (kind.HasFlag(TagKind.ListItem))
            CloseFound(FindInScope(entry => entry.Name == key || (entry.Kind & kind).HasFlag(TagKind.Definition), TagKind.Scope | TagKind.Enclosing));
        if (kind.HasFlag(TagKind.Button))
            CloseFound(FindInScope(entry => entry.Kind.HasFlag(TagKind.Button), TagKind.Scope));
        if (kind.HasFlag(TagKind.ClosesItsLike))
            EndFormatting(key, FindInScope(entry => entry.Name == key, TagKind.Scope));
        if (_stack is [.., var top] && ((kind & top.Kind & (TagKind.Heading | TagKind.Option)) != 0))
            Close(_stack.Count - 1);
    }

    private void EndFormatting(int name, int found)
    {
        if (found < 0 && _stack.Exists(entry => entry.Name == name))
            return;

        if (_formats.LastIndexOf(name) is >= 0 and var format && format >= Marker)
            _formats.RemoveAt(format);
        if (found >= 0 && !_stack[found..].Exists(entry => entry.Kind.HasFlag(TagKind.Special)))
            Close(found);
        else if (found >= 0)
        {
            _openFormats -= _stack[found].Kind.HasFlag(TagKind.Formatting) ? 1 : 0;
            _stack.RemoveAt(found);
        }
    }

    // Formatting does not reach out of a cell or an object, nor into it.
    private int Marker => _stack.FindLastIndex(entry => entry.Kind.HasFlag(TagKind.Marker)) is >= 0 and var marker ? Math.Min(_stack[marker].Formats, _formats.Count) : 0;

    private int FindInScope(Predicate<OpenTag> match, TagKind boundary)
    {
        for (var i = _stack.Count - 1; i >= 0; i--)
        {
            if (match(_stack[i]))
                return i;
            if ((_stack[i].Kind & boundary) != 0)
                return -1;
        }

        return -1;
    }

    private void CloseForeign() => Close(_stack.FindLastIndex(entry => !entry.IsForeign) + 1);

    private void CloseFound(int found)
    {
        if (found >= 0)
            Close(found);
    }

    private void Close(int from)
    {
        for (var i = _stack.Count - 1; i >= from; i--)
        {
            var (_, kind, formats, _) = _stack[i];
            if (kind.HasFlag(TagKind.Formatting))
                _openFormats--;
            if (kind.HasFlag(TagKind.Marker) && formats < _formats.Count)
                _formats.RemoveRange(formats, _formats.Count - formats);
        }

        _stack.RemoveRange(from, _stack.Count - from);
    }

    /// <param name="Formats">How many formatting elements were kept when it was opened.</param>
    /// <param name="IsForeign">Whether what it holds is SVG or MathML.</param>
    private readonly record struct OpenTag(int Name, TagKind Kind, int Formats, bool IsForeign);
}
