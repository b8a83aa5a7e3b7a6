using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>A command noun: what it offers, and what it answers.</summary>
public interface ICommand : INoun
{
    CommandDefinition Definition { get; }

    string INoun.Noun => Definition.Name;

    Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken);

    /// <summary>Values for an option that is being typed, at most 25.</summary>
    Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken);
}
