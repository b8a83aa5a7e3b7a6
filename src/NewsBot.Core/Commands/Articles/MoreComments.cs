using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>The button "Show more" under an article's comments.</summary>
public sealed class MoreComments(Database database) : INoun
{
    public string Noun => RestComposer.Noun;

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            // The delivery must be one of this thread's own: the id came from outside.
            if (button.Values is not [var key] || session.Deliveries.Find(new(key)) is not { Kind: DeliveryKind.Rest } rest
                || rest.Post.Guild != pressed.Member.Guild || session.Messages.ThreadOf(rest.Post) != pressed.Channel)
                return Replies.StaleButton;

            return session.Posts.ShowMore(rest.Post, rest.Part)
                ? Replies.Say($"More comments appear below in a moment.")
                : Replies.Say($"Somebody asked for them already; they appear below.");
        }, cancellationToken);
}
