using System.Buffers;

namespace NewsBot.Sources.Markup;

/// <summary>What a piece of markup is.</summary>
internal enum MarkupKind
{
    Text,

    /// <summary>Text in which nothing is decoded (CDATA).</summary>
    Verbatim,
    Start,

    /// <summary>A start tag that is its own end.</summary>
    Empty,
    End,
}

/// <summary>Cuts HTML or XML, however broken, into tags and text, in one pass and without looking into a DTD; comments and instructions are passed over.</summary>
internal ref struct MarkupTokenizer(ReadOnlySpan<char> markup)
{
    private const string CdataStart = "<![CDATA[";
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n\f/><");
    private readonly ReadOnlySpan<char> _markup = markup;
    private bool _hasDeclared;

    /// <summary>Where what was read begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where what was read ends.</summary>
    public int End { get; private set; }

    public MarkupKind Kind { get; private set; }

    /// <summary>The text, or the tag's name as it is written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>The attributes of the tag that was read.</summary>
    public AttributeReader Attributes { get; private set; }

    public bool Read()
    {
        while (End < _markup.Length)
        {
            Start = End;
            var rest = _markup[End..];
            if (rest[0] != '<' || rest.Length == 1 || !(char.IsLetter(rest[1]) || rest[1] is '_' or ':' or '/' or '!' or '?'))
                return ReadText(rest);
            if (rest.StartsWith(CdataStart, StringComparison.OrdinalIgnoreCase))
                return ReadVerbatim(rest);
            if (rest[1] is '!' or '?')
                End += LengthOfAside(rest);
            else if (ReadTag(rest))
                return true;
        }

        return false;
    }

    /// <summary>Passes over everything up to the end tag of an element whose content is no markup.</summary>
    public void SkipTo(ReadOnlySpan<char> endOf)
    {
        var rest = _markup[End..];
        var end = rest.IndexOf($"</{endOf}", StringComparison.OrdinalIgnoreCase);
        End = end < 0 ? _markup.Length : End + end;
    }

    private bool ReadText(ReadOnlySpan<char> rest)
    {
        var next = rest[1..].IndexOf('<');
        Kind = MarkupKind.Text;
        Value = next < 0 ? rest : rest[..(next + 1)];
        End += Value.Length;
        return true;
    }

    private bool ReadVerbatim(ReadOnlySpan<char> rest)
    {
        var content = rest[CdataStart.Length..];
        var end = content.IndexOf("]]>");
        Kind = MarkupKind.Verbatim;
        Value = end < 0 ? content : content[..end];
        End = end < 0 ? _markup.Length : End + CdataStart.Length + end + 3;
        return true;
    }

    private bool ReadTag(ReadOnlySpan<char> rest)
    {
        var isEnd = rest[1] == '/';
        var name = isEnd ? rest[2..] : rest[1..];
        var length = name.IndexOfAny(EndOfName);
        name = length < 0 ? name : name[..length];

        var attributes = new AttributeReader(rest[((isEnd ? 2 : 1) + name.Length)..]);
        Attributes = attributes;
        while (attributes.Read())
        {
        }

        End += rest.Length - attributes.Rest.Length;
        Kind = isEnd ? MarkupKind.End : attributes.EndsElement ? MarkupKind.Empty : MarkupKind.Start;
        Value = name;
        return name.Length > 0;
    }

    // A comment, an instruction, or a declaration with whatever it declares: an entity is never defined.
    private int LengthOfAside(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
            return rest[4..].IndexOf("-->") is >= 0 and var comment ? comment + 7 : rest.Length;
        if (rest[1] == '?')
            return rest.IndexOf('>') is >= 0 and var instruction ? instruction + 1 : rest.Length;

        var end = rest.IndexOf('>');
        if (end < 0)
            return rest.Length;

        // Only one declaration can hold others; looking for the end of each would take forever.
        var subset = _hasDeclared ? -1 : rest[..end].IndexOf('[');
        _hasDeclared = true;
        return subset >= 0 && rest.IndexOf("]>") is >= 0 and var closing ? closing + 2 : end + 1;
    }
}
