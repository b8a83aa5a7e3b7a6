using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>What follows from a message of ours being gone.</summary>
internal static class RemovedMessage
{
    // A mirror that we did not remove ourselves was removed by a moderator: its comment is shown nowhere from then on.
    // What a person said through us goes as their own message would.
    public static void Record(Session session, DeliveryKey key, DateTimeOffset now)
    {
        if (session.Deliveries.Find(key) is not { State: not (DeliveryState.Gone or DeliveryState.Dead) } delivery)
            return;

        session.Deliveries.Set(key, DeliveryState.Gone, now);
        var isDown = session.Moderation.IsTakenDown(delivery.Post.Guild, delivery.Post.Article);
        if (delivery.Kind == DeliveryKind.Post)
            FollowPost(session, delivery, isDown, now);
        if (delivery.State == DeliveryState.Removing || isDown || delivery.Comment is not { } comment)
            return;

        if (!session.Replies.DeleteFromForm(delivery.Post.Article, comment, now))
            session.Comments.Hide(delivery.Post.Article, comment, now);
        session.Posts.Touch(delivery.Post.Article);
    }

    // Where the article was taken down its thread goes next; where it was brought back meanwhile it is posted anew.
    private static void FollowPost(Session session, Delivery post, bool isDown, DateTimeOffset now)
    {
        if (isDown)
            session.Threads.Follow(post.Post, now);
        else if (post.State == DeliveryState.Removing)
            session.Threads.Return(post.Post, now);
    }
}
