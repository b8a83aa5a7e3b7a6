using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands.Histories;

/// <summary>In everybody's menu: what they wrote, as the viewer may see it.</summary>
public sealed class HistoryMenu(Database database, HistoryPages pages) : IMenu
{
    public CommandDefinition Definition { get; } = CommandDefinition.OfPerson("Comment history");

    public Task<Answer> RunAsync(MenuChosen chosen, CancellationToken cancellationToken) =>
        database.ReadAsync(session => pages.Begin(session, chosen.Member, AuthorId.OnDiscord(chosen.Target), HistoryFilter.None) ?? Replies.Say($"They have written nothing that you can see here."), cancellationToken);
}
