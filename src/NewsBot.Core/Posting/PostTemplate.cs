using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>The text of a channel's posts, with named fields in braces.</summary>
public static class PostTemplate
{
    /// <summary>The longest template, in UTF-16 units.</summary>
    public const int MaxLength = 500;

    private const int FieldLength = 300;

    // Beside it stands who is notified.
    private const int LongestText = MessageText.MaxLength - 40;

    /// <summary>The fields there are.</summary>
    public static readonly IReadOnlyList<string> Fields = ["title", "summary", "link", "source", "author", "date", "tags", "comments"];

    /// <summary>Throws <see cref="FormatException"/> with one sentence where something in it is no field, or it says nothing.</summary>
    public static void Check(string template)
    {
        if (string.IsNullOrWhiteSpace(VisibleText.Of(template)))
            throw new FormatException("The template says nothing.");
        if (template.Length > MaxLength)
            throw new FormatException($"The template is longer than {MaxLength} characters.");

        foreach (var (text, isField) in Parts(template))
        {
            if (isField && !Fields.Contains(text))
                throw new FormatException($"The template has the field “{{{text}}}”, which is not there; there are {string.Join(", ", Fields.Select(field => $"{{{field}}}"))}.");
            if (!isField && text.AsSpan().IndexOfAny('{', '}') >= 0)
                throw new FormatException("The template has a brace without its other half.");
        }
    }

    /// <summary>The text for an article.</summary>
    /// <param name="valueOf">What each field says.</param>
    public static MessageText Fill(string template, Func<string, MessageText> valueOf) =>
        MessageText.Join("", Parts(template).Select(part => part.IsField ? Cut(part.Text, valueOf(part.Text)) : MessageText.Markdown(part.Text))).Shorten(LongestText);

    // The summary takes the room that the others leave.
    private static MessageText Cut(string field, MessageText value) => field is "summary" or "link" ? value : value.Shorten(FieldLength);

    private static IEnumerable<(string Text, bool IsField)> Parts(string template)
    {
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;

            if (open > at)
                yield return (template[at..open], false);
            yield return (template[(open + 1)..close].Trim(), true);
            at = close + 1;
        }

        if (at < template.Length)
            yield return (template[at..], false);
    }
}
