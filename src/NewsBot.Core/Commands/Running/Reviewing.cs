using NewsBot.Chat;
using NewsBot.Commands.Moderation;

namespace NewsBot.Commands.Running;

/// <summary><c>/newsbot review</c> and <c>/newsbot role</c>: what is shown in the guild, and who else may say so.</summary>
public sealed class Reviewing(HeldComments held, HiddenThings hidden, AdminRole role)
{
    public Task<Answer> RunAsync(CommandInvoked invoked, CancellationToken cancellationToken) =>
        invoked.Command == "newsbot role" ? role.ShowAsync(invoked.Member.Guild, cancellationToken)
        : invoked.Options.GetValueOrDefault("show") == "hidden" ? hidden.ShowAsync(invoked.Member.Guild, cancellationToken)
        : held.ShowAsync(invoked.Member.Guild, null, cancellationToken);

    /// <summary>Answers a button or a select; its id came from outside.</summary>
    public Task<Answer> PressAsync(ButtonPressed pressed, ButtonId button, CancellationToken cancellationToken) => button.Values switch
    {
        [("show" or "hide" or "author"), _] => held.DecideAsync(null, pressed, button, cancellationToken),
        ["restore"] => hidden.RestoreAsync(pressed, cancellationToken),
        ["role"] when pressed.Chosen is not null => role.NameAsync(pressed, cancellationToken),
        _ => Task.FromResult(Replies.StaleButton),
    };
}
