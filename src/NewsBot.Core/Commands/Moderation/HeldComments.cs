using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Moderation;

/// <summary>The comments that wait for a moderator in a channel or in the whole guild, one at a time, each with buttons to show it, to hide it and to hide all of its author's.</summary>
public sealed class HeldComments(Database database, TimeProvider time)
{
    private const int TextLength = 1_500;
    private const string InChannel = "channel";
    private const string InGuild = "newsbot";

    /// <summary>The comment that has waited longest in a guild, or in one channel of it.</summary>
    public Task<Answer> ShowAsync(GuildId guild, ChannelId? channel, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Next(session, guild, channel), cancellationToken);

    /// <summary>Lets a comment through or hides it for good, or its author with it, and goes on with the next.</summary>
    /// <param name="channel">Where it must wait; null for anywhere in the guild.</param>
    public Task<Answer> DecideAsync(ChannelId? channel, ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            // The delivery must be one of this channel's or this guild's own: the id came from outside.
            if (button.Values is not [("show" or "hide" or "author") and var verdict, var key]
                || session.Deliveries.Find(new(key)) is not { Comment: { } id } delivery
                || delivery.Post.Guild != pressed.Member.Guild
                || (channel is { } only && delivery.Post.Channel != only)
                || session.Comments.Find(delivery.Post.Article, id) is not { } comment)
                return Replies.StaleButton;

            if (delivery.State != DeliveryState.Held || comment.HiddenAt is not null || session.Moderation.IsHidden(pressed.Member.Guild, comment.Author.Id))
                return Next(session, pressed.Member.Guild, channel, MessageText.Of($"This comment was decided on meanwhile; nothing was changed.")) with { ReplacesMessage = true };

            var now = time.GetUtcNow();
            session.Changes.Add(pressed, now, $"{verdict} held", ChangePart.Of(delivery.Post.Article, id), ChangePart.Of("channel", delivery.Post.Channel));
            if (verdict == "show")
                session.Held.Release(delivery.Post.Article, delivery.Post.Channel, id);
            else if (verdict == "author")
                session.Moderation.HideAuthor(pressed.Member.Guild, comment.Author.Id, now);
            else
                session.Comments.Hide(delivery.Post.Article, id, now);
            session.Posts.Touch(delivery.Post.Article);
            return Next(session, pressed.Member.Guild, channel) with { ReplacesMessage = true };
        }, cancellationToken);

    private static Answer Next(Session session, GuildId guild, ChannelId? channel, MessageText news = default)
    {
        if (session.Held.First(guild, channel) is not { } next || session.Comments.Find(next.Delivery.Post.Article, next.Delivery.Comment!.Value) is not { } comment)
            return new(new(MessageText.Join("\n", [news, channel is null ? MessageText.Of($"No comment waits anywhere.") : MessageText.Of($"No comment waits here.")])));

        var title = session.Articles.Find(comment.Article)!.Title;
        var text = MessageText.FromUntrusted(comment.Text).Shorten(TextLength);
        var place = channel is null ? MessageText.Of($" in {MessageText.Place(next.Delivery.Post.Channel)}") : MessageText.Empty;
        var noun = channel is null ? InGuild : InChannel;
        return new(new(
            MessageText.Join("\n", [news, MessageText.Of($"**{MessageText.Name(comment.Author.Name, 100)}** on *{MessageText.Name(title, 100)}*{place} ({next.Waiting} waiting)\n{text}")]),
            Buttons: [Button(noun, "Show", "show", next.Delivery), Button(noun, "Hide", "hide", next.Delivery), Button(noun, "Hide author", "author", next.Delivery)]));
    }

    private static CardButton Button(string noun, string label, string verdict, Delivery delivery) =>
        CardButton.Press(label, new ButtonId(noun, [verdict, delivery.Key.Value]).ToString());
}
