using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsBot.Articles;

namespace NewsBot.Sources.Html;

/// <summary>The picture above an article, with what its figure says of it.</summary>
internal static partial class LeadImages
{
    private const int LongestCaption = 600;

    public static LeadImage? Read(PageParts parts, LeadImage? stated, Func<string?, string?> absolute)
    {
        // A picture that a script will load is not there yet, its caption is.
        var figures = parts.Figures.Select(figure => (Figure: figure, Source: SourceOf(figure))).OrderBy(pair => pair.Source is null).ToList();
        var url = absolute(stated?.Url ?? figures.Select(pair => pair.Source).FirstOrDefault());
        var name = NameOf(url);
        var figure = figures.Where(pair => name is not null && NameOf(pair.Source) == name).Concat(figures).Select(pair => pair.Figure).FirstOrDefault();
        var (caption, credit) = figure is null ? (null, null) : CaptionOf(figure);

        var image = new LeadImage(url, stated?.Caption ?? caption, stated?.Credit ?? credit);
        return image == new LeadImage(null, null, null) ? null : image;
    }

    private static string? SourceOf(IElement figure) =>
        figure.QuerySelector("img") is { } image ? image.GetAttribute("src") is { Length: > 0 } src && !src.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? src : image.GetAttribute("data-src") : null;

    // The same picture is offered in several sizes, by queries and folders.
    private static string? NameOf(string? url) => url?.Split('?')[0].Split('/')[^1] is { Length: > 0 } name ? name : null;

    private static (string? Caption, string? Credit) CaptionOf(IElement figure)
    {
        if (figure.QuerySelector("figcaption") is not { } caption)
            return (null, null);

        var credit = caption.QuerySelectorAll("*").FirstOrDefault(part => (NameWords.KindsOf(NameWords.Of(part.GetAttribute("class"))) & NameKinds.Credit) != 0);
        var creditText = credit is null ? null : Spacing.OneSpaced(credit.TextContent);
        var text = Spacing.OneSpaced(caption.TextContent);
        if (creditText is { Length: > 0 })
            text = Spacing.OneSpaced(text.Replace(creditText, "", StringComparison.Ordinal));
        else if (Credit.Match(text) is { Success: true } match)
            (text, creditText) = (text[..match.Index].Trim(), match.Groups["who"].Value.Trim(' ', ')', '.'));

        return (text.Length is > 0 and <= LongestCaption ? text : null, creditText is { Length: > 0 } ? creditText : null);
    }

    [GeneratedRegex(@"(?:\(|\s|^)(?:(?:photo|image|picture|foto|bild|crédito|crédit|credit|photograph)s?\s*(?:credit)?\s*(?::|by|von|par)\s*|©\s*)(?<who>[^()]{2,80})\)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit { get; }
}
