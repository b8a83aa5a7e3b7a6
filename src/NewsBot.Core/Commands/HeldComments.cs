using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary>The comments that wait for a moderator in a channel, one at a time, each with a button to show it and one to hide it.</summary>
public sealed class HeldComments(Database database, TimeProvider time)
{
    private const int TextLength = 1_500;

    /// <summary>The comment that has waited longest.</summary>
    public Task<Answer> ShowAsync(ChannelId channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Next(session, channel), cancellationToken);

    /// <summary>Lets a comment through or hides it for good, and goes on with the next.</summary>
    public Task<Answer> DecideAsync(ChannelId channel, ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            // The delivery must be one of this channel's own: the id came from outside.
            if (button.Values is not [("show" or "hide") and var verdict, var key] || session.Deliveries.Find(new(key)) is not { Comment: { } comment } delivery || delivery.Post.Channel != channel)
                return Replies.StaleButton;

            session.Changes.Add(pressed, $"channel held {verdict} comment: {comment}", time.GetUtcNow());
            if (verdict == "show")
                session.Deliveries.Release(delivery.Post.Article, channel, comment);
            else if (delivery.State == DeliveryState.Held)
                session.Comments.Hide(delivery.Post.Article, comment, time.GetUtcNow());
            session.Posts.Touch(delivery.Post.Article);
            return Next(session, channel, comment) with { ReplacesMessage = true };
        }, cancellationToken);

    private static Answer Next(Session session, ChannelId channel, CommentId? decided = null)
    {
        if (session.Deliveries.Held(channel, decided) is not { } next || session.Comments.Find(next.Delivery.Post.Article, next.Delivery.Comment!.Value) is not { } comment)
            return Replies.Say($"No comment waits here.");

        var title = session.Articles.Find(comment.Article)!.Title;
        var text = MessageText.FromUntrusted(comment.Text).Shorten(TextLength);
        return new(new(
            MessageText.Of($"**{MessageText.Name(comment.Author.Name, 100)}** on *{MessageText.Name(title, 100)}* ({next.Waiting} waiting)\n{text}"),
            Buttons: [Button("Show", "show", next.Delivery), Button("Hide", "hide", next.Delivery)]));
    }

    private static CardButton Button(string label, string verdict, Delivery delivery) =>
        CardButton.Press(label, new ButtonId("channel", [verdict, delivery.Key.Value]).ToString());
}
