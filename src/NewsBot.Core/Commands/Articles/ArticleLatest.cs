using System.Globalization;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article latest</c>: the newest articles, of one source or of all.</summary>
public sealed class ArticleLatest(Database database, ArticleCards cards) : IArticlePart
{
    private const int Most = 10;
    private const int SourceLength = 100;

    public SubcommandDefinition Definition { get; } = new("latest", "The newest articles",
    [
        new("source", "Only from this source", Completed: true),
        new("count", "How many (1 if not given)", Number: (1, Most)),
    ], IsPublic: true);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken)
    {
        var count = invoked.Options.TryGetValue("count", out var number) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, Most) : 1;

        return database.ReadAsync(session =>
        {
            if (SourceChoices.Given(session, invoked) is not { } source)
                return SourceChoices.Unknown(session, invoked);
            return session.ArticleLists.Latest(invoked.Member.Guild, source, count, invoked.Member.ForAdults) switch
            {
                [] => NothingFrom(source),
                [var only] => cards.Show(session, invoked.Member, only.Id),
                var articles => cards.List(session, invoked.Member, articles),
            };
        }, cancellationToken);
    }

    internal static Answer NothingFrom(SourceName source) => source == SourceName.Every
        ? Replies.Say($"No article has been read yet. Those who manage the server follow sources with */source add*.")
        : Replies.Say($"There is no article from {MessageText.Name(source.Value, SourceLength)} yet.");
}
