using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article random</c>: any article, of one source or of all.</summary>
public sealed class ArticleRandom(Database database, ArticleCards cards) : IArticlePart
{
    public SubcommandDefinition Definition { get; } = new("random", "Any article", [new("source", "Only from this source", Completed: true)], IsPublic: true);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        // Ids are spread evenly, so that which comes next after any of them is anybody's guess.
        var from = new ArticleId(ShortHash.Of("random", Guid.NewGuid().ToString()));
        return database.ReadAsync(session =>
        {
            if (SourceChoices.Given(session, invoked) is not { } source)
                return SourceChoices.Unknown(session, invoked);
            return session.ArticleLists.After(invoked.Member.Guild, source, from, invoked.Member.ForAdults) is { } article ? cards.Show(session, invoked.Member, article) : ArticleLatest.NothingFrom(source);
        }, cancellationToken);
    }
}
