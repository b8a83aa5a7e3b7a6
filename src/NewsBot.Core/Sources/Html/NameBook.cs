using AngleSharp.Dom;

namespace NewsBot.Sources.Html;

/// <summary>What the names of a page's elements say, each name read once.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<string, NameKinds> _kinds = [];
    private readonly Dictionary<string, NameKinds>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public NameBook() => _byName = _kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public NameKinds KindsOf(IElement element)
    {
        var kinds = NameKinds.None;
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            if (attributes[i] is { LocalName: "class" or "id" or "data-testid" or "data-component" } named)
                kinds |= KindsIn(named.Value);
        }

        return kinds;
    }

    private NameKinds KindsIn(ReadOnlySpan<char> names)
    {
        var kinds = NameKinds.None;
        foreach (var range in names.SplitAny(" \t\r\n\f"))
        {
            var name = names[range];
            if (name.IsEmpty)
                continue;
            if (!_byName.TryGetValue(name, out var known))
                _byName[name] = known = NameWords.KindsOf(NameWords.Of(name.ToString()));
            kinds |= known;
        }

        return kinds;
    }
}
