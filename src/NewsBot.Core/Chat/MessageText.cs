using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Text in the chat's markdown: the one door for untrusted text, which enters only escaped.</summary>
public readonly record struct MessageText
{
    /// <summary>The longest message, in UTF-16 units (https://docs.discord.com/developers/resources/message#create-message).</summary>
    public const int MaxLength = 2_000;

    private readonly string? _value;

    // One form of nothing, so that equal texts are equal values.
    private MessageText(string value) => _value = value.Length == 0 ? null : value;

    public static MessageText Empty => default;

    public string Value => _value ?? "";

    public bool IsEmpty => Value.Length == 0;

    /// <summary>Text from outside, shown as it is written: nothing in it formats, links, mentions or hides.</summary>
    public static MessageText FromUntrusted(string text) => new(MarkdownEscape.Escape(text));

    /// <summary>A sentence that is finished already, as an error is, in the language spoken here; what was inserted in it is escaped.</summary>
    public static MessageText Said(string english) => FromUntrusted(Phrases.Sentence(english));

    /// <summary>Text for a place where the chat shows text plainly and obeys no markdown.</summary>
    public static MessageText Plain(string text) => new(VisibleText.Of(text).Trim());

    /// <summary>Somebody's name in one line; a dash where there is none to see.</summary>
    public static MessageText Name(string untrusted, int length) =>
        VisibleText.OneLine(untrusted) is { Length: > 0 } name ? FromUntrusted(name).Shorten(length) : new("—");

    /// <summary>Our own markdown, with untrusted text in its holes: <c>MessageText.Of($"**{name}**")</c>.</summary>
    public static MessageText Of(Template template) => new(template.ToString());

    /// <summary>The moment as every reader's own clock has it, from a distance ("2 hours ago").</summary>
    public static MessageText Relative(DateTimeOffset moment) => new($"<t:{moment.ToUnixTimeSeconds()}:R>");

    /// <summary>The moment as every reader's own clock and calendar have it.</summary>
    public static MessageText Moment(DateTimeOffset moment) => new($"<t:{moment.ToUnixTimeSeconds()}:f>");

    /// <summary>The day as every reader's own calendar has it.</summary>
    public static MessageText Day(DateTimeOffset moment) => new($"<t:{moment.ToUnixTimeSeconds()}:D>");

    /// <summary>A person as everybody there knows them; nobody is notified.</summary>
    public static MessageText Person(UserId user) => ById("@", user.Value);

    /// <summary>A channel or thread, with a link to it where the reader may go there.</summary>
    public static MessageText Place(ChannelId channel) => ById("#", channel.Value);

    /// <summary>A role, which is notified only where the card says so.</summary>
    public static MessageText Role(RoleId role) => ById("@&", role.Value);

    /// <summary>What somebody who runs the guild wants said as they wrote it, its markdown obeyed; nobody is notified by it.</summary>
    public static MessageText Markdown(string trusted) => new(VisibleText.Of(trusted));

    private static MessageText ById(string sign, string id) => id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit) ? new($"<{sign}{id}>") : Name(id, 20);

    /// <summary>A named link; the address is one of ours or was checked to be http or https.</summary>
    public static MessageText Link(string label, string url) => Link(FromUntrusted(VisibleText.OneLine(label)), url);

    public static MessageText Link(MessageText label, string url)
    {
        var target = $"<{url.Replace(">", "%3E", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)}>";

        // A label that reads as an address itself must not cover another one.
        return new(label.IsEmpty ? target : label.Value.Contains("://", StringComparison.Ordinal) ? $"{label} {target}" : $"[{label}]({target})");
    }

    /// <summary>Lines from outside in a block that shows them letter by letter (https://docs.discord.com/developers/reference#message-formatting); they cannot end it.</summary>
    public static MessageText CodeBlock(IEnumerable<string> lines) =>
        new($"```\n{string.Join('\n', lines.Select(line => VisibleText.Of(line).Replace('`', 'ˋ').ReplaceLineEndings(" ")))}\n```");

    public static MessageText Join(string separator, IEnumerable<MessageText> parts) =>
        new(string.Join(separator, parts.Where(part => !part.IsEmpty).Select(part => part.Value)));

    /// <summary>As many of the parts as fit into a length, none of them cut, with an ellipsis where some are missing.</summary>
    public static MessageText JoinWithin(int length, string separator, IEnumerable<MessageText> parts)
    {
        var (joined, all) = (Empty, parts.ToList());
        foreach (var (count, _) in all.Index())
        {
            var longer = Join(separator, count + 1 == all.Count ? all : all.Take(count + 1).Append(new("…")));
            if (longer.Value.Length > length)
                break;
            joined = longer;
        }

        return joined;
    }

    /// <summary>Escaped text cut to a length in UTF-16 units, with an ellipsis where something is missing; an address is left out rather than cut.</summary>
    public MessageText Shorten(int length)
    {
        if (Value.Length <= length)
            return this;

        var begin = TextCut.Before(Value, length - 1);
        var word = begin.LastIndexOfAny([' ', '\n']) + 1;
        if (!char.IsWhiteSpace(Value[begin.Length]) && begin.AsSpan(word).Contains("://", StringComparison.Ordinal))
            begin = begin[..word];
        begin = TextCut.BeforeOpenAngle(begin);
        return new(begin.TrimEnd('\\', ' ', '\n') + "…");
    }

    /// <summary>Without blanks at its ends: what follows on a sentence can stand alone.</summary>
    public MessageText Trim() => new(Value.Trim());

    public override string ToString() => Value;

    /// <summary>Collects an interpolated text: what the program wrote passes, in the language that is spoken here, and what it inserts is escaped unless it is a <see cref="MessageText"/>.</summary>
    /// <remarks>A number of things is <c>{count:reply|replies}</c>: one of the forms that are given here, or of those of the language, stands behind the number.</remarks>
    [InterpolatedStringHandler]
    public readonly ref struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _english = new(literalLength + (formattedCount * 3));
        private readonly List<(string Text, int Number)> _holes = new(formattedCount);

        public void AppendLiteral(string literal) => _english.Append(literal);

        public void AppendFormatted(MessageText text) => Insert(text.Value);

        public void AppendFormatted(string? untrusted) => Insert(MarkdownEscape.Escape(untrusted ?? ""));

        public void AppendFormatted(int number) => Insert(number.ToString(CultureInfo.InvariantCulture), number);

        public void AppendFormatted(int number, string format) => Insert(number.ToString(CultureInfo.InvariantCulture), number, $":{format}");

        public override string ToString() => Phrases.Fill(_english.ToString(), _holes);

        private void Insert(string text, int number = 0, string forms = "")
        {
            _english.Append('{').Append((char)('0' + _holes.Count)).Append(forms).Append('}');
            _holes.Add((text, number));
        }
    }
}
