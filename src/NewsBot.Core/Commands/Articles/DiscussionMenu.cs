using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary>The entry "Show this discussion" in a message's menu: the discussion that it is part of, opened where it stands.</summary>
public sealed class DiscussionMenu(Database database, ArticleDiscussion discussion, IChatClient chat) : IMenu
{
    public CommandDefinition Definition { get; } = CommandDefinition.OfMessage("Show this discussion");

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.ReadAsync(session => MessageSubject.Find(session, chosen, chat) is { } subject
            ? discussion.Around(session, chosen.Member, subject.Article, subject.Comment)
            : Replies.Say($"This message belongs to no article. Choose an article's post, or a message in its thread."), cancellationToken);
}
