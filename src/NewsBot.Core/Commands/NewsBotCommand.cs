using System.Globalization;
using NewsBot.Chat;
using NewsBot.Storage;

namespace NewsBot.Commands;

/// <summary><c>/newsbot</c>: what is still to be posted in this guild, and who changed what, newest first.</summary>
public sealed class NewsBotCommand(Database database, QueueCommands queue) : ICommand
{
    private const int PageSize = 10;
    private const int DetailsLength = 120;
    private static readonly (DateTimeOffset Moment, string Id) Newest = (DateTimeOffset.MaxValue, "~");

    public CommandDefinition Definition { get; } = new("newsbot", "How the bot is set up here", ForGuildManagers: true, Subcommands:
    [
        new("queue", "What waits, and what could not be posted", []),
        new("retry", "Try everything again that could not be posted", []),
        new("drop", "Give up for good what could not be posted", []),
        new("audit", "Who changed what", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "newsbot audit" => PageAsync(invoked.Member.Guild, Newest, cancellationToken),
        _ => queue.RunAsync(invoked.Command.Split(' ')[^1], invoked, cancellationToken),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Choice>>([]);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) =>
        button.Values is [("retry" or "drop") and var verdict] ? await queue.RunAsync(verdict, pressed, cancellationToken) with { ReplacesMessage = true }
        : button.Values is ["audit", var moment, var id] && long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? await PageAsync(pressed.Member.Guild, (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id), cancellationToken) with { ReplacesMessage = true }
            : Replies.StaleButton;

    private async Task<Answer> PageAsync(GuildId guild, (DateTimeOffset, string) before, CancellationToken cancellationToken)
    {
        var changes = await database.ReadAsync(session => session.Changes.Before(guild, before, PageSize + 1), cancellationToken);
        if (changes.Count == 0)
            return Replies.Say($"Nothing has been changed here{(before == Newest ? "" : " before that")}.");

        var shown = changes.Take(PageSize).ToList();
        var older = new ButtonId(Definition.Name, ["audit", $"{shown[^1].At.ToUnixTimeMilliseconds()}", shown[^1].Id]);
        return new(new(
            MessageText.Join("\n", shown.Select(Line)),
            Buttons: changes.Count > PageSize ? [CardButton.Press("Older", older.ToString())] : []));
    }

    private static MessageText Line(Change change) =>
        MessageText.Of($"{MessageText.Relative(change.At)} {MessageText.Person(change.UserId)} in {MessageText.Place(change.ChannelId)}: {MessageText.Name(change.Details, DetailsLength)}");
}
