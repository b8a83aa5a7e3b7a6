using System.Buffers;

namespace NewsBot.Sources.Markup;

/// <summary>Reads a tag's attributes, quoted in any way or in none.</summary>
internal ref struct AttributeReader(ReadOnlySpan<char> afterName)
{
    private const string Space = " \t\r\n\f";
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n\f=/><");
    private static readonly SearchValues<char> EndOfValue = SearchValues.Create(" \t\r\n\f>");

    /// <summary>What follows; after the last attribute, what follows the tag.</summary>
    public ReadOnlySpan<char> Rest { get; private set; } = afterName;

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The value as it is written; empty for an attribute without one.</summary>
    public ReadOnlySpan<char> RawValue { get; private set; }

    public readonly string Value => Entities.Decode(RawValue.ToString());

    /// <summary>Whether the tag is its element's end, too.</summary>
    public bool EndsElement { get; private set; }

    /// <summary>Goes to the next attribute; false at the tag's end, and where the next tag begins although this has none.</summary>
    public bool Read()
    {
        Rest = Rest.TrimStart(Space);
        while (Rest.StartsWith("/"))
        {
            EndsElement = Rest.Length > 1 && Rest[1] == '>';
            Rest = Rest[1..].TrimStart(Space);
        }

        if (Rest.Length == 0 || Rest[0] == '<')
            return false;
        if (Rest[0] == '>')
        {
            Rest = Rest[1..];
            return false;
        }

        var end = Rest[1..].IndexOfAny(EndOfName);
        Name = end < 0 ? Rest : Rest[..(end + 1)];
        Rest = Rest[Name.Length..].TrimStart(Space);
        RawValue = Rest.StartsWith("=") ? ReadValue() : [];
        return true;
    }

    private ReadOnlySpan<char> ReadValue()
    {
        Rest = Rest[1..].TrimStart(Space);
        if (Rest.Length > 0 && Rest[0] is '"' or '\'' && Rest[1..].IndexOf(Rest[0]) is >= 0 and var closing)
        {
            var quoted = Rest[1..(closing + 1)];
            Rest = Rest[(closing + 2)..];
            return quoted;
        }

        var end = Rest.IndexOfAny(EndOfValue);
        var value = end < 0 ? Rest : Rest[..end];

        // What stands before the end of a tag that is its element's end belongs to the tag.
        if (end >= 0 && Rest[end] == '>' && value.EndsWith("/") && !value.Contains("//", StringComparison.Ordinal))
            value = value[..^1];
        Rest = Rest[value.Length..];
        return value;
    }
}
