using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Running;

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

/// <summary>"Hide comment" in a message's menu; of one that is hidden, it shows it again.</summary>
public sealed class HideCommentMenu(Database database, TimeProvider time) : IMenu
{
    public CommandDefinition Definition { get; } = CommandDefinition.OfMessage("Hide or restore comment", forGuildManagers: true);

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (CommentOfMessage.Find(session, chosen) is not { } comment)
                return Replies.Say($"This message is no comment on an article.");

            var isHidden = comment.HiddenAt is not null;
            if (isHidden)
                session.Comments.Unhide(comment.Article, comment.Id);
            else
                session.Comments.Hide(comment.Article, comment.Id, time.GetUtcNow());
            session.Posts.Touch(comment.Article);
            session.Changes.Add(chosen, $"{(isHidden ? "restore" : "hide")} comment: {comment.Id}", time.GetUtcNow());
            return isHidden
                ? Replies.Say($"The comment is shown again.")
                : Replies.Say($"The comment is hidden everywhere.{OwnMessage(session, comment)} `/newsbot review` with *hidden* shows it again.");
        }, cancellationToken);

    // What a person wrote with a command or a form stands in messages of ours.
    private static MessageText OwnMessage(Session session, Comment comment) => session.Replies.HasOwnMessage(comment) && !session.SpotAnswers.IsOf(comment.Id)
        ? MessageText.Of($" The message in which it was written stays until somebody deletes it.")
        : MessageText.Empty;
}

/// <summary>"Hide author" in a message's menu: nothing that its author wrote is shown in the guild; of one who is hidden, everything is again.</summary>
public sealed class HideAuthorMenu(Database database, TimeProvider time) : IMenu
{
    public CommandDefinition Definition { get; } = CommandDefinition.OfMessage("Hide or restore author", forGuildManagers: true);

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (CommentOfMessage.Find(session, chosen) is not { } comment || comment.IsOurs)
                return Replies.Say($"This message is no comment on an article.");

            var guild = chosen.Member.Guild;
            var wasHidden = session.Moderation.IsHidden(guild, comment.Author.Id);
            if (wasHidden)
                session.Moderation.RestoreAuthor(guild, comment.Author.Id);
            else
                session.Moderation.HideAuthor(guild, comment.Author.Id, time.GetUtcNow());
            session.Changes.Add(chosen, $"{(wasHidden ? "restore" : "hide")} author: {comment.Author.Id}", time.GetUtcNow());
            var name = MessageText.Name(comment.Author.Name, 100);
            return wasHidden
                ? Replies.Say($"What **{name}** wrote is shown here again.")
                : Replies.Say($"What **{name}** wrote is no longer shown in this server.{OwnMessages(comment)} `/newsbot review` with *hidden* shows it again.");
        }, cancellationToken);

    private static MessageText OwnMessages(Comment comment) => comment.Origin == Origin.Discord
        ? MessageText.Of($" Messages of their own stay until somebody deletes them.")
        : MessageText.Empty;
}

/// <summary>"Lock discussion" in a message's menu: nobody writes in the article's thread any more, and we show nothing new there; once more, and it is open again.</summary>
public sealed class LockMenu(Database database, IChatClient chat, TimeProvider time) : IMenu
{
    public CommandDefinition Definition { get; } = CommandDefinition.OfMessage("Lock or open discussion", forGuildManagers: true);

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.WriteAsync(session =>
        {
            if (PostOf(session, chosen) is not { } post || session.Messages.ThreadOf(post) is not { } thread)
                return Replies.Say($"This message belongs to no article's discussion.");

            var isLocked = session.Moderation.IsLocked(post);
            session.Moderation.Lock(post, !isLocked, time.GetUtcNow());
            session.Changes.Add(chosen, $"{(isLocked ? "open" : "lock")} discussion: {session.Articles.Find(post.Article)?.Title}", time.GetUtcNow());
            return isLocked
                ? Replies.Say($"The discussion in {MessageText.Place(thread)} is open again.{Lacking(post)}")
                : Replies.Say($"The discussion in {MessageText.Place(thread)} is locked: nobody writes there any more, and nothing new is shown.{Lacking(post)}");
        }, cancellationToken);

    private MessageText Lacking(Post post) => chat.MayLock(post.Channel)
        ? MessageText.Empty
        : MessageText.Of($" That waits until I have **{MessageText.Said("Manage Threads")}** there.");

    private static Post? PostOf(Session session, MenuChosen chosen)
    {
        var post = session.Messages.OfMessage(new(chosen.Target)).Select(delivery => delivery.Post).FirstOrDefault() ?? session.Posts.OfThread(chosen.Channel);
        return post?.Guild == chosen.Member.Guild ? post : null;
    }
}
