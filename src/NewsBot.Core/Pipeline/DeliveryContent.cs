using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>What a delivery should show now, from what the store knows now.</summary>
public sealed class DeliveryContent(IChatClient chat, IOptions<DeliveryOptions> options, PhraseBooks books)
{
    /// <summary>How many comments of an article are shown in a channel, and how many more to those who ask for them.</summary>
    public int CommentsPerArticle(Session session, Post post) => session.Channels.Of(post.Channel).Cap ?? options.Value.CommentsPerArticle;

    /// <summary>The card; null where there should be no message.</summary>
    public Card? Of(Session session, Delivery delivery) => In(session, delivery.Post, () => delivery.Kind switch
    {
        DeliveryKind.Post => OfPost(session, delivery.Post) is { } card ? Answerable(card, delivery) : null,
        DeliveryKind.Mirror => OfMirror(session, delivery),
        DeliveryKind.Rest => OfRest(session, delivery),
        _ => null,
    });

    /// <summary>The post itself, without what lets people answer it.</summary>
    public Card? OfPost(Session session, Post post) => In(session, post, () => session.Articles.Find(post.Article) is { } article && !session.Moderation.IsTakenDown(post.Guild, post.Article)
        ? ArticleButtons.AddTo(
            PostComposer.Compose(
                article,
                session.Summaries.Find(post.Article, post.Summary.Sentences),
                session.Counts.Told(post) ?? session.Counts.Of(post),
                session.Branches.Of(post.Article),
                DiscussionOf(session, post),
                session.Articles.CorrectedAt(post.Article),
                post.Summary,
                LookOf(session, post.Article, post.Channel)),
            article,
            post.Article)
        : null);

    // The words that we add are in the channel's language.
    private T In<T>(Session session, Post post, Func<T> compose) => Phrases.In(books.Of(session.Channels.Of(post.Channel).Language), compose);

    /// <summary>How an article looks in a channel.</summary>
    public static PostLook LookOf(Session session, ArticleId article, ChannelId channel)
    {
        var source = session.Articles.SourceOf(article) ?? default;
        return new(session.Channels.Of(channel), session.Sources.TermsOf(source), source);
    }

    /// <summary>What the thread of an article that was taken down is called where it cannot be deleted.</summary>
    public string NameWithoutTitle(Session session, Post post) => In(session, post, () => Phrases.Of("Taken down"));

    /// <summary>All the messages that a comment should be; none where it should not be shown.</summary>
    public IReadOnlyList<Card> OfComment(Session session, Post post, Comment comment, Delivery? first) =>
        !IsShown(session, post, comment) ? [] : In(session, post, () => CardsOf(session, post, comment, first));

    private IReadOnlyList<Card> CardsOf(Session session, Post post, Comment comment, Delivery? first) =>
        comment.IsOurs ? [AnswerOf(session, post, comment)]
        : post.Personas ? PersonaComposer.Compose(comment, ParentOf(session, post, comment), BeginsIn(session, comment))
        : MirrorComposer.Compose(comment, Answered(session, post, comment, first), BeginsIn(session, comment));

    /// <summary>What a message replies to: a comment's further parts to its first, the first to its parent's message or to the nearest ancestor's that has one.</summary>
    public static MessageId? ReplyTo(Session session, Delivery delivery)
    {
        if (delivery.Kind != DeliveryKind.Mirror)
            return null;
        if (delivery.Part > 0)
            return session.Messages.MessageOf(delivery.Post, delivery.Comment!.Value);

        // Ids from outside can answer each other in a circle.
        var seen = new HashSet<CommentId>();
        for (var comment = delivery.Comment; comment is { } id && seen.Add(id);)
        {
            comment = session.Comments.Find(delivery.Post.Article, id)?.InReplyTo;
            if (comment is { } parent && (session.Messages.MessageOf(delivery.Post, parent) ?? session.Replies.MessageOf(delivery.Post, parent)) is { } message)
                return message;
        }

        return null;
    }

    private static Card? OfRest(Session session, Delivery delivery) =>
        !session.Moderation.IsTakenDown(delivery.Post.Guild, delivery.Post.Article) && session.Posts.More(delivery.Post) == delivery.Part && session.Posts.NotShown(delivery.Post) is > 0 and var left ? RestComposer.Compose(left, delivery.Key) : null;

    private MessageText DiscussionOf(Session session, Post post) => session.Discussions.Told(post) is { } told
        ? DiscussionComposer.Compose(told, comment => Point(session, post, comment))
        : MessageText.Empty;

    private Card AnswerOf(Session session, Post post, Comment answer) =>
        AnswerComposer.Compose(session.Questions.QuotedBy(post.Article, answer.Id), session.Articles.Find(post.Article)!, comment => Point(session, post, comment));

    // What everybody who sees the post may see.
    private Pointed? Point(Session session, Post post, CommentId comment) => session.Discussions.Point(post.Article, comment, post.Guild, chat, place => place == post.Channel);

    private static Branch? BeginsIn(Session session, Comment comment) =>
        comment is { Branch: { } branch, InReplyTo: null } ? session.Branches.Find(comment.Article, branch) : null;

    private Card? OfMirror(Session session, Delivery delivery)
    {
        if (session.Comments.Find(delivery.Post.Article, delivery.Comment!.Value) is not { } comment)
            return null;

        // Where a text is cut depends on what stands before it in the first message.
        var cards = OfComment(session, delivery.Post, comment, session.Messages.FirstOf(delivery.Post, comment.Id));
        if (delivery.Part >= cards.Count)
            return null;
        return delivery.Part == 0 && !comment.IsTombstone ? Answerable(cards[0], delivery) : cards[delivery.Part];
    }

    // Where what people write cannot be read, they answer with a button.
    private Card Answerable(Card card, Delivery delivery) => chat.ReadsMessages ? card : ReplyComposer.AddButton(card, delivery.Key);

    // The mode is for what comes from the site; what a person of the chat took back leaves nothing behind.
    private static bool IsShown(Session session, Post post, Comment comment) =>
        comment.HiddenAt is null
        && (comment.Origin == Origin.Site ? post.Mirror != MirrorMode.Off : !comment.IsTombstone)
        && !session.Moderation.IsHidden(post.Guild, comment.Author.Id)
        && !session.Moderation.IsTakenDown(post.Guild, post.Article);

    // What is shown under another name cannot answer a message: the parent is quoted, as soon as it is there.
    private QuotedParent? ParentOf(Session session, Post post, Comment comment) =>
        comment.InReplyTo is { } parent
        && session.Comments.Find(post.Article, parent) is { } answered
        && (session.Messages.MessageOf(post, parent) ?? session.Replies.MessageOf(post, parent)) is { } message
        && session.Messages.ThreadOf(post) is { } thread
            ? new(answered.Author.Name, answered.IsReadable ? answered.Text : "", chat.LinkTo(post.Guild, thread, message))
            : null;

    // A reference cannot be changed once sent; a parent that came later is named and linked in the text instead.
    private (string Name, string Link)? Answered(Session session, Post post, Comment comment, Delivery? first)
    {
        if (first is not { Message: not null } || comment.InReplyTo is not { } parent)
            return null;
        if (session.Messages.MessageOf(post, parent) is not { } message || message == first.ReplyTo)
            return null;

        return session.Comments.Find(post.Article, parent) is { } answered && session.Messages.ThreadOf(post) is { } thread
            ? (answered.Author.Name, chat.LinkTo(post.Guild, thread, message))
            : null;
    }
}
