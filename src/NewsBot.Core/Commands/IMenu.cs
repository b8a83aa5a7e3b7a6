using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>An entry in the menu of every message or of every person.</summary>
public interface IMenu
{
    /// <summary>One made by <see cref="CommandDefinition.OfMessage"/> or <see cref="CommandDefinition.OfPerson"/>.</summary>
    CommandDefinition Definition { get; }

    Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken);
}
