namespace NewsBot.Sources.Html;

/// <summary>A run of text with no block boundary in it.</summary>
/// <param name="Element">The block that holds it.</param>
/// <param name="LinkLength">How many of its characters are links.</param>
internal sealed record TextBlock(PageElement Element, string Text, int LinkLength)
{
    public string Tag => Element.Tag;

    public bool IsHeading => Element.IsHeading;

    public bool IsItem => Tag is "li" or "td" or "th" or "dd" or "dt";

    /// <summary>The part of it that is links, 0 to 1.</summary>
    public double LinkPart => Math.Min(1, LinkLength / (double)Text.Length);

    public int Length { get; } = ProseShape.LengthOf(Text);

    public bool EndsSentence { get; } = ProseShape.EndsSentence(Text);

    public bool IsCutShort { get; } = ProseShape.IsCutShort(Text);

    public bool IsAddress => Text.AsSpan().ContainsAny(" \u00A0") is false && (Text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || Text.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it reads like a paragraph of an article.</summary>
    public bool IsProse => !IsHeading && !IsAddress && (LinkPart > 0.5
        ? EndsSentence && Length * (1 - LinkPart) >= 25 && Tag is "p" or "li"
        : (Tag is "p" or "blockquote" or "pre" && Length >= 40) || Length >= 80 || (EndsSentence && Length >= 30));

    /// <summary>What it adds to the weight of what holds it: its letters where it is text, less than nothing where it is furniture.</summary>
    public double Weight => this switch
    {
        { IsHeading: true } => LinkPart < 0.5 ? -20 : -60,
        { IsProse: true, IsCutShort: true } => LinkLength > 15 ? 0 : Length * (1 - LinkPart) / 5,
        { IsProse: true } => Length * (1 - LinkPart),
        { LinkPart: > 0.5 } => -Math.Min(Length, Tag is "td" or "th" ? 20 : 100),
        _ => IsItem || Tag is "p" or "pre" ? -2 : -15,
    };
}
