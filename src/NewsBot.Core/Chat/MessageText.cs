using System.Runtime.CompilerServices;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Text in the chat's markdown: the one door for untrusted text, which enters only escaped.</summary>
public readonly record struct MessageText
{
    /// <summary>The longest message, in UTF-16 units (https://docs.discord.com/developers/resources/message#create-message).</summary>
    public const int MaxLength = 2_000;

    private readonly string? _value;

    private MessageText(string value) => _value = value;

    public static MessageText Empty => default;

    public string Value => _value ?? "";

    public bool IsEmpty => Value.Length == 0;

    /// <summary>Text from outside, shown as it is written: nothing in it formats, links, mentions or hides.</summary>
    public static MessageText FromUntrusted(string text) => new(MarkdownEscape.Escape(text));

    /// <summary>Text for a place where the chat shows text plainly and obeys no markdown.</summary>
    public static MessageText Plain(string text) => new(text.Trim());

    /// <summary>Our own markdown, with untrusted text in its holes: <c>MessageText.Of($"**{name}**")</c>.</summary>
    public static MessageText Of(Template template) => new(template.ToString());

    /// <summary>The moment as every reader's own clock has it, from a distance ("2 hours ago").</summary>
    public static MessageText Relative(DateTimeOffset moment) => new($"<t:{moment.ToUnixTimeSeconds()}:R>");

    /// <summary>The day as every reader's own calendar has it.</summary>
    public static MessageText Day(DateTimeOffset moment) => new($"<t:{moment.ToUnixTimeSeconds()}:D>");

    /// <summary>A named link; the address is one of ours or was checked to be http or https.</summary>
    public static MessageText Link(string label, string url) =>
        new($"[{MarkdownEscape.Escape(label)}](<{url.Replace(">", "%3E", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)}>)");

    public static MessageText Join(string separator, IEnumerable<MessageText> parts) =>
        new(string.Join(separator, parts.Where(part => !part.IsEmpty).Select(part => part.Value)));

    /// <summary>Cut to a length in UTF-16 units, with an ellipsis where something is missing.</summary>
    public MessageText Shorten(int length) =>
        Value.Length <= length ? this : new(TextCut.Before(Value, length - 1).TrimEnd('\\', ' ') + "…");

    public override string ToString() => Value;

    /// <summary>Collects an interpolated text: what the program wrote passes, what it inserts is escaped unless it is a <see cref="MessageText"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(MessageText text) => _text.Append(text.Value);

        public void AppendFormatted(string? untrusted) => _text.Append(MarkdownEscape.Escape(untrusted ?? ""));

        public void AppendFormatted(int number) => _text.Append(number);

        public override string ToString() => _text.ToString();
    }
}
