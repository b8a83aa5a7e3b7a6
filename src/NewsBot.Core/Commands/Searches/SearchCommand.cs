using NewsBot.Chat;

namespace NewsBot.Commands.Searches;

/// <summary><c>/search</c>: articles and comments that contain some words.</summary>
public sealed class SearchCommand(SearchPages pages, SearchCompletion completion) : ICommand
{
    /// <summary>The options of a search, here and among articles.</summary>
    internal static readonly IReadOnlyList<OptionDefinition> Options =
    [
        new("words", "Words, \"phrases\", beginnings*, -without, author:, source:, after:, before:", Required: true, Completed: true),
        new("order", "The best first (if not given), or the newest", Choices: [new("best", "best"), new("newest", "newest")]),
    ];

    public CommandDefinition Definition { get; } = new(SearchPages.Noun, "Find articles and comments by their words", [], Options: Options);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => pages.BeginAsync(invoked, articlesOnly: false, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => completion.OfferAsync(asked, cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => pages.TurnAsync(pressed, button, cancellationToken);
}
