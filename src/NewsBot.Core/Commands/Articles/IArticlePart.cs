using NewsBot.Chat;

namespace NewsBot.Commands.Articles;

/// <summary>One subcommand of <c>/article</c>, with the buttons and forms whose ids name it first.</summary>
public interface IArticlePart
{
    SubcommandDefinition Definition { get; }

    Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken);

    /// <summary>Values for an option of its own that is being typed; null for an article or a source, of which all are offered.</summary>
    Task<IReadOnlyList<Choice>>? CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => null;

    Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleButton);

    Task<Answer> SubmitAsync(FormSubmitted submitted, ButtonId form, CancellationToken cancellationToken) => Task.FromResult(Replies.StaleForm(submitted));
}
