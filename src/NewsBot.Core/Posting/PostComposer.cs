using System.Text;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Summaries;

namespace NewsBot.Posting;

/// <summary>An article as a post: what its page says, and nothing that it does not.</summary>
public static class PostComposer
{
    private const int TitleLength = 256;
    private const int BodyLength = 1_300;
    private const int FieldLength = 512;
    private const int RelatedLength = 800;
    private const int SummaryInTemplate = 700;
    private const int UrlLength = 512;
    private const int LabelLength = 60;
    private const int ThreadNameLength = 100;

    private static string Kept => Phrases.Of("Replies in the thread are kept. /history export gives you yours, /history forget erases them.");

    /// <param name="comments">How many reader comments it has.</param>
    /// <param name="branches">Its discussions; those held elsewhere are linked.</param>
    /// <param name="discussion">What people talk about.</param>
    /// <param name="correctedAt">When the article last took something back; null where it never did.</param>
    /// <param name="style">How the summary is set.</param>
    /// <param name="look">How posts look where it is posted.</param>
    public static Card Compose(Article article, Summary? summary, int comments, IReadOnlyList<Branch>? branches = null, MessageText discussion = default, DateTimeOffset? correctedAt = null, SummaryStyle style = default, PostLook? look = null)
    {
        var (settings, terms, _) = look ??= PostLook.Usual;
        var url = WebUrl(article.Url);
        var quoted = SummaryText(summary, style, terms.SummarySentences).Shorten(BodyLength);
        var corrected = correctedAt is { } moment ? MessageText.Of($"*Corrected at the source {MessageText.Relative(moment)}*") : MessageText.Empty;
        var credit = terms.Credit is { } line ? MessageText.Of($"*{MessageText.Name(line, FieldLength)}*") : MessageText.Empty;
        var notified = settings.Mention is { } role ? MessageText.Role(role) : MessageText.Empty;
        var told = settings.Template is { } template ? PostTemplate.Fill(template, field => Value(field, article, quoted, url, comments, look.Source)) : MessageText.Empty;
        IReadOnlyList<CardButton> buttons = url is null ? [] : [CardButton.Link("Source", url)];

        if (settings.Format == PostFormat.Plain)
        {
            var text = told.IsEmpty ? MessageText.Join("\n", [PlainTitle(article, url), quoted]) : told;
            return new(MessageText.JoinWithin(MessageText.MaxLength, "\n", [notified, text, corrected, credit, discussion]), Buttons: buttons, Notifies: settings.Mention);
        }

        var panel = new Panel(
            MessageText.Name(article.Title, TitleLength),
            url,
            MessageText.Join("\n", [quoted, corrected, credit]),
            [.. Fields(article, url, comments, branches ?? [], look.ShowsImage).Append(new(Phrases.Of("Discussion"), discussion, IsTelling: true)).Where(field => !string.IsNullOrWhiteSpace(field.Value.Value))],
            Footer(article),
            look.ShowsImage ? WebUrl(article.LeadImage?.Url) : null,
            article.PublishedAt,
            settings.Colour);
        return new(MessageText.Join("\n", [notified, told]), panel, buttons, Notifies: settings.Mention);
    }

    private static MessageText PlainTitle(Article article, string? url)
    {
        var title = MessageText.Name(article.Title, TitleLength);
        return url is null ? MessageText.Of($"**{title}**") : MessageText.Of($"**{MessageText.Link(title, url)}**");
    }

    private static MessageText Value(string field, Article article, MessageText summary, string? url, int comments, SourceName source) => field switch
    {
        "title" => MessageText.Name(article.Title, TitleLength),
        "summary" => summary.Shorten(SummaryInTemplate),
        "link" => url is null ? MessageText.Empty : MessageText.Link("", url),
        "source" => MessageText.Name(source.Value ?? article.Site ?? "", LabelLength),
        "author" => MessageText.FromUntrusted(VisibleText.OneLine(article.Byline ?? "")),
        "date" => article.PublishedAt is { } published ? MessageText.Day(published) : MessageText.Empty,
        "tags" => MessageText.Join(", ", article.Tags.Select(MessageText.FromUntrusted)),
        _ => MessageText.Of($"{comments}"),
    };

    /// <summary>The thread's name: at most 100 characters, shown as it is and never as markdown.</summary>
    public static string ThreadName(Article article)
    {
        var name = VisibleText.OneLine(article.Title, ThreadNameLength);
        return name.Length == 0 ? "—" : name;
    }

    /// <summary>The address where it is one that a reader may be sent to; else null.</summary>
    public static string? WebUrl(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", UserInfo: "" } || WebHost.Of(address) is not { } host)
            return null;

        var shown = $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : $":{address.Port}")}{address.PathAndQuery}{address.Fragment}";
        return shown.Length <= UrlLength && Ascii.IsValid(shown) && !MarkdownEscape.Unfolds(shown) ? shown : null;
    }

    // A sentence that was cut out of a quotation is shown with its marks closed.
    private static MessageText SummaryText(Summary? summary, SummaryStyle style, int? most)
    {
        var sentences = summary?.Sentences.Take(most ?? int.MaxValue).Select(sentence => MessageText.FromUntrusted(VisibleText.OneLine(sentence.Text) + Quotes.Missing(sentence.Text))) ?? [];
        return style.Bullets
            ? MessageText.Join("\n", sentences.Select(sentence => MessageText.Of($"• {sentence}")))
            : MessageText.Join(" ", sentences);
    }

    private static IEnumerable<PanelField> Fields(Article article, string? url, int comments, IReadOnlyList<Branch> branches, bool showsImage)
    {
        if (article.Byline is { } byline)
            yield return new(Phrases.Of("By"), Cut(MessageText.FromUntrusted(byline)), Inline: true);
        if (comments > 0)
            yield return new(Phrases.Of("Comments"), MessageText.Of($"{comments}"), Inline: true, IsTelling: true);
        if (branches.Any(branch => branch.IsElsewhere))
            yield return new(Phrases.Of("Discussed on"), MessageText.JoinWithin(FieldLength, " · ", branches.Where(branch => branch.IsElsewhere).Select(BranchText)));
        if (article.Tags.Count > 0)
            yield return new(Phrases.Of("Tags"), Cut(MessageText.Join(", ", article.Tags.Select(MessageText.FromUntrusted))));
        if (article.Related.Count > 0)
            yield return new(Phrases.Of("Related"), MessageText.JoinWithin(RelatedLength, "\n", article.Related.Take(5).Select(related => RelatedText(related, HostOf(url)))));
        if (showsImage && article.LeadImage is { Caption: not null } or { Credit: not null })
            yield return new(Phrases.Of("Picture"), Cut(MessageText.Join(" · ", [MessageText.FromUntrusted(article.LeadImage.Caption ?? ""), MessageText.FromUntrusted(article.LeadImage.Credit ?? "")])));
    }

    private static MessageText BranchText(Branch branch) => WebUrl(branch.Url) is { } url
        ? MessageText.Link(MessageText.Name(branch.Label, LabelLength), url)
        : MessageText.Name(branch.Label, LabelLength);

    // A link that leads to another site says to which.
    private static MessageText RelatedText(RelatedArticle related, string? here)
    {
        if (WebUrl(related.Url) is not { } url)
            return MessageText.Of($"• {MessageText.Name(related.Title, TitleLength)}");

        var link = MessageText.Of($"• {MessageText.Link(MessageText.Name(related.Title, TitleLength), url)}");
        return HostOf(url) == here ? link : MessageText.Of($"{link} · {HostOf(url)}");
    }

    private static string? HostOf(string? url) => url is null ? null : WebHost.Of(new(url));

    // A footer shows plain text: markdown is not obeyed there, so nothing needs escaping.
    private static MessageText Footer(Article article)
    {
        var kept = MessageText.Of($"Replies in the thread are kept. /history export gives you yours, /history forget erases them.");
        return article.Site is { } site ? MessageText.Join(" · ", [MessageText.Plain(VisibleText.OneLine(site, FieldLength)), kept]) : kept;
    }

    private static MessageText Cut(MessageText text) => text.Shorten(FieldLength);
}
