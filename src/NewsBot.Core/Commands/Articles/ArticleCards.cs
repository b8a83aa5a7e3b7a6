using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>Articles as a viewer is shown them: one whole, or many a line each, with the way to a discussion that they can see.</summary>
public sealed class ArticleCards(IChatClient chat)
{
    private const int SourceLength = 30;
    private const int LeastTitle = 20;

    public Answer Show(Session session, Member viewer, ArticleId id)
    {
        var article = session.Articles.Find(id)!;
        var card = PostComposer.Compose(article, session.Summaries.Find(id), session.Comments.CountFromSite(id), session.Branches.Of(id), correctedAt: session.Articles.CorrectedAt(id));
        var link = Discussion(session, viewer, id) is { } found ? new[] { CardButton.Link("Discussion", found) } : [];
        return new(ArticleButtons.AddTo(card with { Buttons = [.. card.Buttons ?? [], .. link] }, article, id), Ephemeral: false);
    }

    public Answer List(Session session, Member viewer, IReadOnlyList<ArticleLine> articles) =>
        new(new(MessageText.Join("\n", articles.Select(article => Line(session, viewer, article, (MessageText.MaxLength / articles.Count) - 1)))), Ephemeral: false);

    // The title takes the room that is left, so that ten lines fit one message; an address too long for that is left out.
    private MessageText Line(Session session, Member viewer, ArticleLine article, int room)
    {
        var details = MessageText.Of($" · {MessageText.Name(article.Source.Value, SourceLength)} · {MessageText.Relative(article.DatedAt)}");
        var talk = Discussion(session, viewer, article.Id) is { } link ? MessageText.Of($" · {MessageText.Link(MessageText.Of($"discussion"), link)}") : MessageText.Empty;
        var left = room - details.Value.Length - talk.Value.Length - 8;

        if (PostComposer.WebUrl(article.Url) is { } url && url.Length + LeastTitle <= left)
            return MessageText.Of($"• {MessageText.Link(MessageText.Name(article.Title, left - url.Length), url)}{details}{talk}");
        return MessageText.Of($"• **{MessageText.Name(article.Title, left)}**{details}{talk}");
    }

    private string? Discussion(Session session, Member viewer, ArticleId article) =>
        session.Posts.InGuild(article, viewer.Guild).FirstOrDefault(post => chat.CanSee(viewer, post.ChannelId)) is { } post
            ? chat.LinkTo(viewer.Guild, post.ChannelId, post.MessageId)
            : null;
}
