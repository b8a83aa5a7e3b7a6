using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Commands;

/// <summary>All commands: finds the one that an interaction is for, and answers it whatever it holds.</summary>
public sealed class CommandTable(IEnumerable<ICommand> commands, ReplyForm replies, MoreComments more, IChatClient chat)
{
    private readonly Dictionary<string, ICommand> _commands = commands.ToDictionary(command => command.Definition.Name);

    public IReadOnlyList<CommandDefinition> Definitions => [.. _commands.Values.Select(command => command.Definition)];

    /// <summary>Answers one interaction; what it holds was checked by nobody before.</summary>
    public async Task RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is CompletionAsked asked)
        {
            var choices = Find(asked.Command) is { } completing ? await completing.CompleteAsync(asked, cancellationToken) : [];
            await chat.CompleteAsync(asked.Id, choices, cancellationToken);
            return;
        }

        var answer = interaction switch
        {
            CommandInvoked invoked when Find(invoked.Command) is { } command => await command.RunAsync(invoked, cancellationToken),
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { } button && Find(button.Command) is { } command =>
                await command.PressAsync(pressed, button, cancellationToken),
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { Command: ReplyComposer.Noun } button => await replies.AskAsync(pressed, button, cancellationToken),
            ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { Command: RestComposer.Noun } button => await more.ShowAsync(pressed, button, cancellationToken),
            FormSubmitted submitted when ButtonId.Parse(submitted.CustomId) is { Command: ReplyComposer.Noun } form => await replies.RecordAsync(submitted, form, cancellationToken),
            ButtonPressed => Replies.StaleButton,
            FormSubmitted submitted => Replies.NotTaken(MessageText.Of($"This form is no longer valid."), submitted),
            _ => Replies.UnknownCommand,
        };
        await chat.AnswerAsync(interaction.Id, answer, cancellationToken);
    }

    private ICommand? Find(string command) => _commands.GetValueOrDefault(command.Split(' ')[0]);
}
