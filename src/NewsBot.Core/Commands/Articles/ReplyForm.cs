using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>Answers of people whose messages cannot be read: the button "Reply" opens a form, and what is written there is a comment that we show in the thread.</summary>
public sealed class ReplyForm(Database database, TimeProvider time) : INoun
{
    private static MessageText Stale => MessageText.Of($"This button is no longer valid.");

    public string Noun => ReplyComposer.Noun;

    /// <summary>Opens the form for the message whose button was pressed.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        database.ReadAsync(session =>
        {
            var (answered, problem) = Find(session, pressed, button);
            return answered is null
                ? new Answer(new(problem))
                : new(Card.Of($"This took too long. Press the button once more."), Form: ReplyComposer.Form(pressed.CustomId, answered.Comment));
        }, cancellationToken);

    /// <summary>Keeps what was written in the form, once however often it comes; the outbox shows it.</summary>
    public Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            var (answered, problem) = Find(session, submitted, form);
            if (answered is null)
                return Replies.NotTaken(problem, submitted);
            if (string.IsNullOrWhiteSpace(VisibleText.Of(submitted.Text)))
                return Replies.Say($"There is nothing to read in what you wrote. Press *Reply* again and write something.");
            if (submitted.Text.Length > ReplyComposer.MaxLength)
                return Replies.NotTaken(MessageText.Of($"This is longer than {ReplyComposer.MaxLength} characters. Shorten it."), submitted);
            if (session.People.IsForgotten(AuthorId.OnDiscord(submitted.Member.User.Value)))
                return Replies.NotTaken(MessageText.Of($"You asked me to keep nothing that you write, and I cannot post this without. Use */history remember* first."), submitted);

            var comment = new Comment(
                answered.Post.Article,
                new(ShortHash.Of("interaction", submitted.Id.Value)),
                answered.Comment?.Id,
                new(AuthorId.OnDiscord(submitted.Member.User.Value), submitted.Member.Name),
                null,
                submitted.Text.Trim(),
                time.GetUtcNow(),
                time.GetUtcNow(),
                null,
                null,
                null,
                Origin.Discord);
            if (session.Replies.Save(comment, answered.Post.Guild, answered.Thread, null))
                session.Posts.Touch(answered.Post);
            return Replies.Say($"Posted: your reply appears in the article's thread.");
        }, cancellationToken);

    // What is answered, or why it cannot be: the id came from outside, and the form may have been open for long.
    private static (Answered? Answered, MessageText Problem) Find(Session session, Interaction by, ButtonId id)
    {
        if (id.Values is not [var key] || session.Deliveries.Find(new(key)) is not { Kind: not DeliveryKind.Thread, Post: var post } delivery)
            return (null, Stale);

        var thread = session.Messages.ThreadOf(post);
        if (by.Member.Guild != post.Guild || (by.Channel != post.Channel && by.Channel != thread))
            return (null, Stale);
        if (!by.Member.MayReply)
            return (null, MessageText.Of($"You may not write in this thread. Those who manage the server can change that."));
        if (thread is not { } place)
            return (null, MessageText.Of($"The thread is not open yet. Try again in a moment."));
        if (delivery.Comment is not { } commentId)
            return (new(post, place, null), default);

        return session.Comments.Find(post.Article, commentId) is { IsTombstone: false, HiddenAt: null } comment
            ? (new(post, place, comment), default)
            : (null, MessageText.Of($"The comment that you answer is no longer there."));
    }

    /// <param name="Comment">Null for the article itself.</param>
    private sealed record Answered(Post Post, ChannelId Thread, Comment? Comment);
}
