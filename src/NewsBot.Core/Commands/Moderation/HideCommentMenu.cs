using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Moderation;

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
            session.Changes.Add(chosen, time.GetUtcNow(), isHidden ? "restore comment" : "hide comment", ChangePart.Of(comment.Article, comment.Id));
            return isHidden
                ? Replies.Say($"The comment is shown again.")
                : Replies.Say($"The comment is hidden everywhere.{OwnMessage(session, comment)} `/newsbot review` with *hidden* shows it again.");
        }, cancellationToken);

    // What a person wrote with a command or a form stands in messages of ours.
    private static MessageText OwnMessage(Session session, Comment comment) => session.Replies.HasOwnMessage(comment) && !session.SpotAnswers.IsOf(comment.Id)
        ? MessageText.Of($" The message in which it was written stays until somebody deletes it.")
        : MessageText.Empty;
}
