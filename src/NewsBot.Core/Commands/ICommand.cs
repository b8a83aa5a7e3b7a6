using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>A command noun: what it offers, and what it answers.</summary>
public interface ICommand
{
    CommandDefinition Definition { get; }

    Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken);

    /// <summary>Values for an option that is being typed, at most 25.</summary>
    Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken);

    /// <summary>Answers a button of this noun's own messages.</summary>
    Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken);
}
