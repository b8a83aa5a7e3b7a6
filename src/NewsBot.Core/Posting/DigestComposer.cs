using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What was new, as one message.</summary>
public static class DigestComposer
{
    private const int BodyLength = 2_800;
    private const int FieldLength = 1_000;
    private const int TitleLength = 90;
    private const int SourceLength = 30;
    private const int NameLength = 32;
    private const int QuoteLength = 160;
    private const int LinkLength = 200;

    /// <param name="quotesPeople">Whether what people of the chat wrote is quoted: not in a message that stays when they take it back.</param>
    public static Card Compose(Digest digest, bool quotesPeople)
    {
        var head = MessageText.Of($"{digest.ArticleCount:new article|new articles} since {MessageText.Relative(digest.From)}");
        var articles = digest.Articles.Select(article => MessageText.Of($"• {Title(article)} · {MessageText.Name(article.Source.Value, SourceLength)}"));
        var left = digest.ArticleCount > digest.Articles.Count ? MessageText.Of($"*and {digest.ArticleCount - digest.Articles.Count} more*") : MessageText.Empty;

        var panel = new Panel(
            MessageText.Of($"What was new"),
            Body: MessageText.JoinWithin(BodyLength, "\n", [head, .. articles, left]),
            Fields: [.. Fields(digest, quotesPeople).Where(field => !field.Value.IsEmpty)],
            Timestamp: digest.To);
        return new(MessageText.Empty, panel);
    }

    private static IEnumerable<PanelField> Fields(Digest digest, bool quotesPeople)
    {
        yield return new(Phrases.Of("Liveliest discussions"), MessageText.JoinWithin(FieldLength, "\n", digest.Liveliest.Select(lively => MessageText.Of($"• {Title(lively.Article)} · {lively.Comments:new comment|new comments}"))), IsTelling: true);
        yield return new(Phrases.Of("Most answered"), MessageText.JoinWithin(FieldLength, "\n", digest.MostAnswered.Select(answered => Quote(answered, quotesPeople))), IsTelling: true);
    }

    private static MessageText Quote(DigestComment answered, bool quotesPeople)
    {
        var ((comment, link), answers) = (answered.Pointed, answered.Answers);
        if (comment.Origin == Origin.Discord && !quotesPeople)
            return MessageText.Of($"> {(link is null ? MessageText.Of($"A member's comment") : MessageText.Link(MessageText.Of($"A member's comment"), link))}, {answers:answer|answers}");

        var name = MessageText.Name(comment.Author.Name, NameLength);
        var quote = MessageText.FromUntrusted(VisibleText.OneLine(comment.Text)).Shorten(QuoteLength);
        return MessageText.Of($"> “{quote}” — {(link is null ? name : MessageText.Link(name, link))}, {answers:answer|answers}");
    }

    private static MessageText Title(DigestArticle article) =>
        article.Link is { Length: <= LinkLength } link ? MessageText.Link(MessageText.Name(article.Title, TitleLength), link) : MessageText.Of($"**{MessageText.Name(article.Title, TitleLength)}**");
}
