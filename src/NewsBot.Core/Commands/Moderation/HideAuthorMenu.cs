using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Moderation;

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
            session.Changes.Add(chosen, time.GetUtcNow(), wasHidden ? "restore author" : "hide author", ChangePart.Of("author", comment.Author.Id));
            var name = MessageText.Name(comment.Author.Name, 100);
            return wasHidden
                ? Replies.Say($"What **{name}** wrote is shown here again.")
                : Replies.Say($"What **{name}** wrote is no longer shown in this server.{OwnMessages(comment)} `/newsbot review` with *hidden* shows it again.");
        }, cancellationToken);

    private static MessageText OwnMessages(Comment comment) => comment.Origin == Origin.Discord
        ? MessageText.Of($" Messages of their own stay until somebody deletes them.")
        : MessageText.Empty;
}
