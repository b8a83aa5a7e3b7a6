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
        if (delivery.State == DeliveryState.Removing || delivery.Comment is not { } comment)
            return;

        if (!session.Replies.DeleteFromForm(delivery.Post.Article, comment, now))
            session.Comments.Hide(delivery.Post.Article, comment, now);
        session.Posts.Touch(delivery.Post.Article);
    }
}
