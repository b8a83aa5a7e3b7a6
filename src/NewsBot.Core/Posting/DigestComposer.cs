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

    public static Card Compose(Digest digest)
    {
        var head = MessageText.Of($"{Count(digest.ArticleCount, "new article")} since {MessageText.Relative(digest.From)}");
        var articles = digest.Articles.Select(article => MessageText.Of($"• {Title(article)} · {MessageText.Name(article.Source.Value, SourceLength)}"));
        var left = digest.ArticleCount > digest.Articles.Count ? MessageText.Of($"*and {digest.ArticleCount - digest.Articles.Count} more*") : MessageText.Empty;

        var panel = new Panel(
            MessageText.Of($"What was new"),
            Body: MessageText.JoinWithin(BodyLength, "\n", [head, .. articles, left]),
            Fields: [.. Fields(digest).Where(field => !field.Value.IsEmpty)],
            Timestamp: digest.To);
        return new(MessageText.Empty, panel);
    }

    private static IEnumerable<PanelField> Fields(Digest digest)
    {
        yield return new("Liveliest discussions", MessageText.JoinWithin(FieldLength, "\n", digest.Liveliest.Select(lively => MessageText.Of($"• {Title(lively.Article)} · {Count(lively.Comments, "new comment")}"))), IsTelling: true);
        yield return new("Most answered", MessageText.JoinWithin(FieldLength, "\n", digest.MostAnswered.Select(Quote)), IsTelling: true);
    }

    private static MessageText Quote(DigestComment answered)
    {
        var name = MessageText.Name(answered.Pointed.Comment.Author.Name, NameLength);
        var quote = MessageText.FromUntrusted(VisibleText.OneLine(answered.Pointed.Comment.Text)).Shorten(QuoteLength);
        return MessageText.Of($"> “{quote}” — {(answered.Pointed.Link is { } link ? MessageText.Link(name, link) : name)}, {Count(answered.Answers, "answer")}");
    }

    private static MessageText Title(DigestArticle article) =>
        article.Link is { Length: <= LinkLength } link ? MessageText.Link(MessageText.Name(article.Title, TitleLength), link) : MessageText.Of($"**{MessageText.Name(article.Title, TitleLength)}**");

    private static MessageText Count(int count, string what) => MessageText.Of($"{count} {what + (count == 1 ? "" : "s")}");
}
