namespace NewsBot.Sources.Markup;

/// <summary>Reads XML the way feed readers do: whatever is broken, unclosed, unbound or undeclared, the elements that can be told are there. No DTD is read and no entity defined.</summary>
internal static class LenientXml
{
    private const int Deepest = 512;
    private const int MostElements = 500_000;

    /// <summary>The root element; throws <see cref="FormatException"/> with one sentence where there is none or it is too much.</summary>
    /// <param name="address">Where it came from, for its relative addresses.</param>
    public static XmlElement Parse(string text, Uri? address)
    {
        var tokens = new MarkupTokenizer(text);
        var open = new XmlNesting(text, new("", "", [], address));
        var elements = 0;

        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case MarkupKind.Text:
                    open.Current.Append(Entities.Decode(tokens.Value.ToString()));
                    break;
                case MarkupKind.Verbatim:
                    open.Current.Append(tokens.Value.ToString());
                    break;
                case MarkupKind.End:
                    open.Close(tokens.Value, tokens.Start);
                    break;
                default:
                    open.Open(tokens.Value.ToString(), tokens.Attributes, tokens.End);
                    if (tokens.Kind == MarkupKind.Empty)
                        open.CloseCurrent(tokens.End);
                    if (++elements > MostElements)
                        throw new FormatException($"It has more than {MostElements} elements.");
                    if (open.Depth > Deepest)
                        throw new FormatException($"Its elements are nested deeper than {Deepest}.");
                    break;
            }
        }

        open.CloseAll(text.Length);
        return open.Current.Children.FirstOrDefault() ?? throw new FormatException("There is no element in it.");
    }
}
