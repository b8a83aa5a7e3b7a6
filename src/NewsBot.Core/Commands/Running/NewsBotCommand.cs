using System.Globalization;
using NewsBot.Chat;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot</c>: how the bot is set up in this guild, how it goes, and who changed what.</summary>
public sealed class NewsBotCommand(QueueCommands queue, AuditLog audit, BotStatus status, ArticleWhy why, Reviewing reviewing) : ICommand
{
    public CommandDefinition Definition { get; } = new("newsbot", "How the bot is set up here", ForGuildManagers: true, Subcommands:
    [
        new("status", "What waits and why, and how the sources answer", []),
        new("why", "Why an article was posted in this channel, or was not", [new("article", "A part of its title, or its address", Required: true, Completed: true)]),
        new("review", "The comments that wait for a moderator, in all channels, or those that are hidden", [new("show", "What to go through (those that wait if not given)", Choices: [new("waiting", "waiting"), new("hidden", "hidden")])]),
        new("queue", "What waits, and what could not be posted", []),
        new("retry", "Try everything again that could not be posted", []),
        new("drop", "Give up for good what could not be posted", []),
        new("audit", "Who changed what", []),
        new("role", "The role whose members may do what those who manage the server may", []),
        new("help", "How to set me up, and what to do when something is missing", []),
    ]);

    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) => invoked.Command switch
    {
        "newsbot audit" => audit.ShowAsync(invoked.Member, AuditLog.Newest, cancellationToken),
        "newsbot status" => status.ShowAsync(invoked.Member.Guild, 0, cancellationToken),
        "newsbot why" => why.ExplainAsync(invoked, cancellationToken),
        "newsbot help" => Task.FromResult(BotHelp.Show()),
        "newsbot review" or "newsbot role" => reviewing.RunAsync(invoked, cancellationToken),
        _ => queue.RunAsync(invoked.Command.Split(' ')[^1], invoked, cancellationToken),
    };

    public Task<IReadOnlyList<Choice>> CompleteAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        why.CompleteAsync(asked, cancellationToken);

    public async Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => button.Values switch
    {
        [("retry" or "drop") and var verdict] => await queue.RunAsync(verdict, pressed, cancellationToken) with { ReplacesMessage = true },
        ["audit"] => await audit.ShowAsync(pressed.Member, AuditLog.Newest, cancellationToken) with { ReplacesMessage = true },
        ["audit", var moment, var id] when long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() =>
            await audit.ShowAsync(pressed.Member, (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id), cancellationToken) with { ReplacesMessage = true },
        ["status", var typed] when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => await status.ShowAsync(pressed.Member.Guild, page, cancellationToken) with { ReplacesMessage = true },
        _ => await reviewing.PressAsync(pressed, button, cancellationToken),
    };
}
