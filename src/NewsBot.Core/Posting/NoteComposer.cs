using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Posting;

/// <summary>What somebody who follows an article is told in private: who answered there and what they say.</summary>
public static class NoteComposer
{
    private const int MostQuoted = 5;
    private const int TitleLength = 150;
    private const int NameLength = 60;

    // Five of them with their names and ways fit one message, and an address that is no longer.
    private const int QuoteLength = 120;
    private const int LinkLength = 110;

    /// <param name="said">What is new, oldest first, each with the way there.</param>
    public static Card Compose(Article article, IReadOnlyList<Pointed> said)
    {
        var title = MessageText.Name(article.Title, TitleLength);
        var head = MessageText.Of($"**{said.Count:new answer|new answers}** to {(PostComposer.WebUrl(article.Url) is { Length: <= LinkLength } url ? MessageText.Link(title, url) : MessageText.Of($"*{title}*"))}, which you follow:");
        var left = said.Count - MostQuoted;
        return new(MessageText.Join("\n",
        [
            head,
            .. said.Take(MostQuoted).Select(Line),
            left > 0 ? MessageText.Of($"… and {left} more.") : MessageText.Empty,
            MessageText.Of($"Use `/article unfollow` there to be told no more."),
        ]));
    }

    private static MessageText Line(Pointed pointed)
    {
        var name = MessageText.Name(pointed.Comment.Author.Name, NameLength);
        var quote = MessageText.FromUntrusted(VisibleText.OneLine(pointed.Comment.Text)).Shorten(QuoteLength);
        return MessageText.Of($"• {(pointed.Link is { } link ? MessageText.Link(name, link) : name)}: {quote}");
    }
}
