using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Articles;

namespace NewsBot.Commands.Articles;

/// <summary>Articles as a viewer is shown them: one whole, or many a line each, with the way to a discussion that they can see.</summary>
public sealed class ArticleCards(IChatClient chat)
{
    // Ten lines of these fit a panel.
    private const int ListLength = 4_000;
    private const int TitleLength = 120;
    private const int LinkLength = 110;
    private const int SourceLength = 30;

    public Answer Show(Session session, Member viewer, ArticleId id)
    {
        var article = session.Articles.Find(id)!;
        var card = PostComposer.Compose(article, session.Summaries.Find(id), session.Counts.InGuild(id, viewer.Guild), session.Branches.Of(id), correctedAt: session.Articles.CorrectedAt(id));
        var link = Discussion(session, viewer, id) is { } found ? new[] { CardButton.Link("Discussion", found) } : [];
        return new(ArticleButtons.AddTo(card with { Buttons = [.. card.Buttons ?? [], .. link] }, article, id), Ephemeral: false);
    }

    public Answer List(Session session, Member viewer, IReadOnlyList<ArticleLine> articles) => new(
        new(MessageText.Empty, new Panel(MessageText.Of($"The newest articles"), Body: MessageText.JoinWithin(ListLength, "\n", articles.Select(article => Line(session, viewer, article))))),
        Ephemeral: false);

    private MessageText Line(Session session, Member viewer, ArticleLine article)
    {
        var title = MessageText.Name(article.Title, TitleLength);
        var named = PostComposer.WebUrl(article.Url) is { Length: <= LinkLength } url ? MessageText.Link(title, url) : MessageText.Of($"**{title}**");
        var talk = Discussion(session, viewer, article.Id) is { } link ? MessageText.Of($" · {MessageText.Link(MessageText.Of($"discussion"), link)}") : MessageText.Empty;
        return MessageText.Of($"• {named} · {MessageText.Name(article.Source.Value, SourceLength)} · {MessageText.Relative(article.DatedAt)}{talk}");
    }

    /// <summary>The way to an article as a viewer may go it: to its discussion, or else to its page.</summary>
    public string? LinkOf(Session session, Member viewer, ArticleId id) =>
        Discussion(session, viewer, id) ?? (session.Articles.Find(id) is { } article && PostComposer.WebUrl(article.Url) is { Length: <= LinkLength } url ? url : null);

    private string? Discussion(Session session, Member viewer, ArticleId article) =>
        session.Posts.InGuild(article, viewer.Guild).FirstOrDefault(post => chat.CanSee(viewer, post.ChannelId)) is { } post
            ? chat.LinkTo(viewer.Guild, post.ChannelId, post.MessageId)
            : null;
}
