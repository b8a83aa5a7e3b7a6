namespace NewsBot.Sources.Html;

/// <summary>Which elements are open while HTML is looked through: what parsing would hold, or a little more, without building it.</summary>
internal sealed class OpenTags
{
    private readonly TagStack _stack = new();

    /// <summary>How deep the next element may lie.</summary>
    public int Depth => _stack.Depth;

    /// <summary>How many formatting elements are opened again in all.</summary>
    public long Repeats { get; private set; }

    /// <summary>Whether this is within SVG or MathML.</summary>
    public bool IsForeign => _stack.IsForeign;

    /// <summary>Opens an element; the name of one whose content is no markup.</summary>
    public string? Start(ReadOnlySpan<char> name, ReadOnlySpan<char> attributes, bool closesItself)
    {
        var (kind, raw) = TagKinds.Of(name);
        var key = TagKinds.KeyOf(name);
        if (IsForeign && (kind.HasFlag(TagKind.EndsForeign) || IsHtmlFont(name, attributes)))
            _stack.CloseForeign();
        if (IsForeign)
            return StartForeign(kind, key, closesItself);

        if (kind.HasFlag(TagKind.Page) || (kind.HasFlag(TagKind.TablePart) && !CloseForTablePart(kind)))
            return null;
        CloseImplied(kind, key);
        if (kind.HasFlag(TagKind.Special))
            Repeats += _stack.Formats;
        if (kind.HasFlag(TagKind.Void))
            return null;

        _stack.Open(key, kind & ~TagKind.Integration, kind.HasFlag(TagKind.Foreign));
        return raw;
    }

    /// <summary>Closes an element, and those in it, where its end tag would.</summary>
    public void End(ReadOnlySpan<char> name)
    {
        var (kind, _) = TagKinds.Of(name);
        var key = TagKinds.KeyOf(name);
        if (IsForeign && (kind.HasFlag(TagKind.Paragraph) || name.Equals("br", StringComparison.OrdinalIgnoreCase)))
            _stack.CloseForeign();

        var found = kind.HasFlag(TagKind.Heading)
            ? _stack.Find(entry => entry.Kind.HasFlag(TagKind.Heading), TagKind.Scope)
            : _stack.Find(entry => entry.Name == key, BoundaryOf(kind));

        if (kind.HasFlag(TagKind.Formatting))
            _stack.EndFormatting(key, found);
        else if (found >= 0)
            _stack.Close(found);
    }

    private static bool IsHtmlFont(ReadOnlySpan<char> name, ReadOnlySpan<char> attributes) =>
        name.Equals("font", StringComparison.OrdinalIgnoreCase)
        && (attributes.Contains("size", StringComparison.OrdinalIgnoreCase) || attributes.Contains("color", StringComparison.OrdinalIgnoreCase) || attributes.Contains("face", StringComparison.OrdinalIgnoreCase));

    // Within SVG and MathML nothing is implied (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign).
    private string? StartForeign(TagKind kind, int key, bool closesItself)
    {
        var isIntegration = kind.HasFlag(TagKind.Integration);
        if (!closesItself)
            _stack.Open(key, isIntegration ? TagKind.Scope | TagKind.Special : TagKind.None, !isIntegration);
        return null;
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
            _stack.CloseNearest(entry => entry.Kind.HasFlag(TagKind.Table), TagKind.TableCell | TagKind.HoldsTable);
            return true;
        }

        var table = _stack.Find(entry => entry.Kind.HasFlag(TagKind.Table), TagKind.None);
        if (table < 0)
            return false;

        var level = kind & TagKind.TableLevels;
        var keep = table + 1;
        while (keep < _stack.Count && _stack[keep].Kind is var inner && inner.HasFlag(TagKind.TablePart) && (inner & TagKind.TableLevels) < level)
            keep++;
        _stack.Close(keep);
        return true;
    }

    private void CloseImplied(TagKind kind, int key)
    {
        if (kind.HasFlag(TagKind.ClosesParagraph))
            _stack.CloseNearest(entry => entry.Kind.HasFlag(TagKind.Paragraph), TagKind.Scope | TagKind.Button);
        if (kind.HasFlag(TagKind.ListItem))
            _stack.CloseNearest(entry => entry.Name == key || (entry.Kind & kind).HasFlag(TagKind.Definition), TagKind.Scope | TagKind.Enclosing);
        if (kind.HasFlag(TagKind.Button))
            _stack.CloseNearest(entry => entry.Kind.HasFlag(TagKind.Button), TagKind.Scope);
        if (kind.HasFlag(TagKind.ClosesItsLike))
            _stack.EndFormatting(key, _stack.Find(entry => entry.Name == key, TagKind.Scope));
        if (_stack.Top is { } top && (kind & top.Kind & (TagKind.Heading | TagKind.Option)) != 0)
            _stack.Close(_stack.Count - 1);
    }
}
