using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using NewsBot.Chat;

namespace NewsBot.Status;

/// <summary>Markup of our own: what a template inserts is encoded unless it is markup itself.</summary>
internal readonly record struct Html(string Value)
{
    private const int LongestTitle = 1_000;

    public static readonly Html Empty = new("");

    public static Html Of(Template template) => new(template.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Value)));

    /// <summary>Text from outside in one line of at most so many UTF-16 units; more of it is told where one points.</summary>
    /// <remarks>What would turn a line around, or stand over others, is left out.</remarks>
    public static Html Short(string untrusted, int length)
    {
        var line = VisibleText.OneLine(untrusted);
        return line.Length <= length ? Of($"{line}") : Of($"<span title=\"{VisibleText.OneLine(line, LongestTitle)}\">{VisibleText.OneLine(line, length)}</span>");
    }

    /// <summary>A moment, to the second and in UTC; a dash where there is none.</summary>
    public static Html Moment(DateTimeOffset? moment) => moment is { } known
        ? Of($"<time datetime=\"{known.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z\">{known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>")
        : new("–");

    public override string ToString() => Value;

    [InterpolatedStringHandler]
    public readonly ref struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 32));

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html html) => _text.Append(html.Value);

        public void AppendFormatted(string? untrusted) => _text.Append(HtmlEncoder.Default.Encode(untrusted ?? ""));

        public void AppendFormatted(long number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

        public override string ToString() => _text.ToString();
    }
}
