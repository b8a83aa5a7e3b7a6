using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article show</c>: one article, its summary and the way to its discussion.</summary>
public sealed class ArticleShow(Database database, ArticleCards cards) : IArticlePart
{
    public SubcommandDefinition Definition { get; } = new("show", "One article: its summary and its discussion",
    [
        new("article", "A part of its title", Required: true, Completed: true),
    ], IsPublic: true);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ArticleChoice.Find(session, invoked) is ({ } article, _) ? cards.Show(session, invoked.Member, article) : ArticleChoice.Find(session, invoked).Otherwise, cancellationToken);
}
