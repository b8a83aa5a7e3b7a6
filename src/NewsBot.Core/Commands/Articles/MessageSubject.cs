using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>What a message is about, for somebody who chose an entry of its menu.</summary>
/// <param name="Comment">The comment that it is, or that it shows; null for an article's post and for anything else in its thread.</param>
internal sealed record MessageSubject(ArticleId Article, CommentId? Comment)
{
    /// <summary>Null where it is about no article that the guild has, or stands where the viewer cannot look: its id came from outside.</summary>
    public static MessageSubject? Find(Session session, MenuChosen chosen, IChatClient chat)
    {
        var message = new MessageId(chosen.Target);
        var ours = session.Messages.OfMessage(message).Where(delivery => delivery.Post.Guild == chosen.Member.Guild && chat.CanSee(chosen.Member, delivery.Post.Channel)).ToList();
        if (ours.Count > 0)
            return new(ours[0].Post.Article, ours.Select(delivery => delivery.Comment).FirstOrDefault(comment => comment is not null));

        if (session.Posts.OfThread(chosen.Channel) is not { } post || post.Guild != chosen.Member.Guild || !chat.CanSee(chosen.Member, post.Channel))
            return null;
        return new(post.Article, session.Replies.OfMessage(message) is { } said && session.Comments.Find(post.Article, said) is not null ? said : null);
    }
}
