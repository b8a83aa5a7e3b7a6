using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article takedown</c>: for those who manage the guild, an article is gone from every channel of theirs, its discussion with it, and is found no more.</summary>
public sealed class ArticleTakedown(Database database, TimeProvider time) : IArticlePart
{
    public SubcommandDefinition Definition { get; } = new("takedown", "Take an article down in every channel (for those who manage the server)",
    [
        new("article", "A part of its title (in its thread it need not be given)", Completed: true),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => !invoked.Member.ManagesGuild
        ? Task.FromResult(Replies.ManagersOnly)
        : database.WriteAsync(session =>
        {
            var (found, otherwise) = ArticleChoice.Find(session, invoked);
            if (found is not { } article)
                return otherwise;

            session.Moderation.TakeDown(invoked.Member.Guild, article, time.GetUtcNow());
            session.Changes.Add(invoked, $"article takedown: {article}", time.GetUtcNow());
            return Replies.Say($"*{MessageText.Name(session.Articles.Find(article)!.Title, 100)}* is taken down in every channel of this server; its comments go with it, and it is not posted again.");
        }, cancellationToken);
}
