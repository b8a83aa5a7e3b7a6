using NewsBot.Chat;
using NewsBot.Commands.Searches;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article search</c>: articles that contain some words; the buttons of its pages are those of every search.</summary>
public sealed class ArticleSearch(SearchPages pages, SearchCompletion completion) : IArticlePart
{
    public SubcommandDefinition Definition { get; } = new("search", "Find articles by their words, for you alone", SearchCommand.Options);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => pages.BeginAsync(invoked, articlesOnly: true, cancellationToken);

    public Task<IReadOnlyList<Choice>>? CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => completion.OfferAsync(asked, cancellationToken);
}
