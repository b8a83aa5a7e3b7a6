using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Moderation;

/// <summary>The comment that a message stands for, where it is one of the guild's.</summary>
internal static class CommentOfMessage
{
    public static Comment? Find(Session session, MenuChosen chosen)
    {
        var message = new MessageId(chosen.Target);
        if (session.Messages.OfMessage(message).FirstOrDefault(delivery => delivery.Comment is not null) is { } delivery)
            return delivery.Post.Guild == chosen.Member.Guild ? session.Comments.Find(delivery.Post.Article, delivery.Comment!.Value) : null;

        return session.Replies.OfMessage(message) is { } id && session.Posts.OfThread(chosen.Channel) is { } post && post.Guild == chosen.Member.Guild
            ? session.Comments.Find(post.Article, id)
            : null;
    }
}
