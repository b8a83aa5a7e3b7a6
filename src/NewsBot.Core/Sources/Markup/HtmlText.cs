namespace NewsBot.Sources.Markup;

/// <summary>Turns a comment's HTML into the text that people see: lines, quotes, code, and links that can be followed.</summary>
internal static class HtmlText
{
    /// <summary>The text; however broken or deep the markup is, it is read in one pass.</summary>
    /// <param name="address">Where it stands, for its links; without it, links within the site are left as their words.</param>
    public static string Of(string html, Uri? address = null)
    {
        var text = new TextWriterOfHtml(address);
        var tokens = new MarkupTokenizer(html);

        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case MarkupKind.Text:
                    text.Write(Entities.Decode(tokens.Value.ToString()));
                    break;
                case MarkupKind.Verbatim:
                    text.Write(tokens.Value.ToString());
                    break;
                case MarkupKind.End:
                    text.End(Lower(tokens.Value));
                    break;
                default:
                    var name = Lower(tokens.Value);
                    text.Start(name, tokens.Attributes);
                    if (name is "script" or "style" or "template" or "noscript" && tokens.Kind == MarkupKind.Start)
                        tokens.SkipTo(name);
                    break;
            }
        }

        return text.ToString();
    }

    // Of a longer name nothing is known anyway.
    private static string Lower(ReadOnlySpan<char> name) => name.Length > 20 ? "" : name.ToString().ToLowerInvariant();
}
