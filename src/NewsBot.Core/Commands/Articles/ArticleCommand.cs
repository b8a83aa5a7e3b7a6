using NewsBot.Chat;
using NewsBot.Commands.Sources;
using NewsBot.Posting;
using NewsBot.Storage;

namespace NewsBot.Commands.Articles;

/// <summary><c>/article</c>: what can be asked of articles, each by a part of its own.</summary>
public sealed class ArticleCommand(Database database, IEnumerable<IArticlePart> parts) : ICommand
{
    private const int MostCompletions = 25;
    private readonly IReadOnlyList<IArticlePart> _parts = [.. parts];

    public CommandDefinition Definition => new(ArticleButtons.Noun, "News articles and their discussions", [.. _parts.Select(part => part.Definition)]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        Find(invoked.Command.Split(' ')[^1])?.RunAsync(invoked, cancellationToken) ?? Task.FromResult(Replies.UnknownCommand);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        Find(asked.Command.Split(' ')[^1])?.CompleteAsync(asked, cancellationToken) ?? database.ReadAsync(
            session => asked.Option == "source"
                ? SourceChoices.Matching(session, asked.Member.Guild, asked.Typed)
                : Choice.Of(session.ArticleLists.Search(asked.Member.Guild, asked.Typed, MostCompletions, asked.Member.ForAdults).Select(article => (article.Title, article.Id.Value))),
            cancellationToken);

    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        Find(button.Values is [var name, ..] ? name : null)?.PressAsync(pressed, button, cancellationToken) ?? Task.FromResult(Replies.StaleButton);

    public Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) =>
        Find(form.Values is [var name, ..] ? name : null)?.SubmitAsync(submitted, form, cancellationToken) ?? Task.FromResult(Replies.StaleForm(submitted));

    private IArticlePart? Find(string? name) => _parts.FirstOrDefault(part => part.Definition.Name == name);
}
