using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Commands;

/// <summary>All commands: finds the one that an interaction is for, sees to it that whoever uses it may, and answers it whatever it holds.</summary>
public sealed class CommandTable(IEnumerable<ICommand> commands, ReplyForm replies, MoreComments more, CoolDown coolDown, IChatClient chat)
{
    private readonly Dictionary<string, ICommand> _commands = commands.ToDictionary(command => command.Definition.Name);

    public IReadOnlyList<CommandDefinition> Definitions => [.. _commands.Values.Select(command => command.Definition)];

    /// <summary>Answers one interaction; what it holds was checked by nobody before.</summary>
    public async Task RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is CompletionAsked asked)
            await chat.CompleteAsync(asked.Id, await ChoicesAsync(asked, cancellationToken), cancellationToken);
        else
            await chat.AnswerAsync(interaction.Id, coolDown.Wait(interaction) is { } wait ? Replies.TooOften(wait, interaction) : await AnswerAsync(interaction, cancellationToken), cancellationToken);
    }

    // Shown to those who may manage the guild only; that was for the eye, and this is for whoever asks all the same.
    private static bool May(Member member, ICommand command) => member.ManagesGuild || !command.Definition.ForGuildManagers;

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        coolDown.Wait(asked) is null && Find(asked.Command) is { } command && May(asked.Member, command) ? await command.CompleteAsync(asked, cancellationToken) : [];

    private async Task<Answer> AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        return interaction switch
        {
            CommandInvoked invoked when Find(invoked.Command) is { } command =>
                May(invoked.Member, command) ? await command.RunAsync(invoked, cancellationToken) : Replies.ManagersOnly,
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { } button && Find(button.Command) is { } command =>
                May(pressed.Member, command) ? await command.PressAsync(pressed, button, cancellationToken) : Replies.ManagersOnly,
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { Command: ReplyComposer.Noun } button => await replies.AskAsync(pressed, button, cancellationToken),
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { Command: RestComposer.Noun } button => await more.ShowAsync(pressed, button, cancellationToken),
            FormSubmitted submitted when ButtonId.Parse(submitted.CustomId) is { Command: ReplyComposer.Noun } form => await replies.RecordAsync(submitted, form, cancellationToken),
            ButtonPressed => Replies.StaleButton,
            FormSubmitted submitted => Replies.NotTaken(MessageText.Of($"This form is no longer valid."), submitted),
            _ => Replies.UnknownCommand,
        };
    }

    private ICommand? Find(string command) => _commands.GetValueOrDefault(command.Split(' ')[0]);
}
