using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage;
using NewsBot.Storage.Guilds;

namespace NewsBot.Commands.Moderation;

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
            session.Changes.Add(chosen, time.GetUtcNow(), isLocked ? "open discussion" : "lock discussion", ChangePart.Of(post.Article), ChangePart.Of("channel", post.Channel));
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
