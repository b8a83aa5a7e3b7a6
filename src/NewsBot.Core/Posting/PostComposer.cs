using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Summaries;

namespace NewsBot.Posting;

/// <summary>An article as a post: what its page says, and nothing that it does not.</summary>
public static class PostComposer
{
    private const int TitleLength = 256;
    private const int BodyLength = 2_000;
    private const int FieldLength = 512;
    private const int RelatedLength = 1_024;
    private const int LabelLength = 60;
    private const int ThreadNameLength = 100;

    /// <param name="comments">How many reader comments are known; the page may state more.</param>
    /// <param name="branches">Its discussions; those held elsewhere are linked.</param>
    /// <param name="style">How the summary is set.</param>
    public static Card Compose(Article article, Summary? summary, int comments, IReadOnlyList<Branch>? branches = null, SummaryStyle style = default)
    {
        var url = WebUrl(article.Url);
        var panel = new Panel(
            MessageText.Name(article.Title, TitleLength),
            url,
            SummaryText(summary, style).Shorten(BodyLength),
            [.. Fields(article, Math.Max(comments, article.CommentCount ?? 0), branches ?? []).Where(field => !string.IsNullOrWhiteSpace(field.Value.Value))],
            Footer(article),
            WebUrl(article.LeadImage?.Url),
            article.PublishedAt);

        return new(MessageText.Empty, panel, url is null ? [] : [CardButton.Link("Source", url)]);
    }

    /// <summary>The thread's name: at most 100 characters, shown as it is and never as markdown.</summary>
    public static string ThreadName(Article article)
    {
        var name = VisibleText.OneLine(article.Title);
        return name.Length == 0 ? "—" : name.Length <= ThreadNameLength ? name : TextCut.Before(name, ThreadNameLength - 1) + "…";
    }

    /// <summary>The address where it is one that a reader may be sent to; else null.</summary>
    public static string? WebUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", AbsoluteUri: { Length: <= 512 } shown } ? shown : null;

    // A sentence that was cut out of a quotation is shown with its marks closed.
    private static MessageText SummaryText(Summary? summary, SummaryStyle style)
    {
        var sentences = summary?.Sentences.Select(sentence => MessageText.FromUntrusted(VisibleText.OneLine(sentence.Text) + Quotes.Missing(sentence.Text))) ?? [];
        return style.Bullets
            ? MessageText.Join("\n", sentences.Select(sentence => MessageText.Of($"• {sentence}")))
            : MessageText.Join(" ", sentences);
    }

    private static IEnumerable<PanelField> Fields(Article article, int comments, IReadOnlyList<Branch> branches)
    {
        if (article.Byline is { } byline)
            yield return new("By", Cut(MessageText.FromUntrusted(byline)), Inline: true);
        if (comments > 0)
            yield return new("Comments", MessageText.Of($"{comments}"), Inline: true);
        if (branches.Any(branch => branch.IsElsewhere))
            yield return new("Discussed on", MessageText.JoinWithin(FieldLength, " · ", branches.Where(branch => branch.IsElsewhere).Select(BranchText)));
        if (article.Tags.Count > 0)
            yield return new("Tags", Cut(MessageText.Join(", ", article.Tags.Select(MessageText.FromUntrusted))));
        if (article.Related.Count > 0)
            yield return new("Related", MessageText.JoinWithin(RelatedLength, "\n", article.Related.Take(5).Select(RelatedText)));
        if (article.LeadImage is { Caption: not null } or { Credit: not null })
            yield return new("Picture", Cut(MessageText.Join(" · ", [MessageText.FromUntrusted(article.LeadImage.Caption ?? ""), MessageText.FromUntrusted(article.LeadImage.Credit ?? "")])));
    }

    private static MessageText BranchText(Branch branch) => WebUrl(branch.Url) is { } url
        ? MessageText.Link(TextCut.Before(branch.Label, LabelLength), url)
        : MessageText.Name(branch.Label, LabelLength);

    private static MessageText RelatedText(RelatedArticle related) => WebUrl(related.Url) is { } url
        ? MessageText.Of($"• {MessageText.Link(TextCut.Before(related.Title, TitleLength), url)}")
        : MessageText.Of($"• {MessageText.Name(related.Title, TitleLength)}");

    // A footer shows plain text: markdown is not obeyed there, so nothing needs escaping.
    private static MessageText Footer(Article article) =>
        article.Site is { } site ? MessageText.Plain(VisibleText.OneLine(site)).Shorten(FieldLength) : MessageText.Empty;

    private static MessageText Cut(MessageText text) => text.Shorten(FieldLength);
}
