using NewsBot.Chat;

namespace NewsBot.Commands;

/// <summary>All commands and menus: finds the one that an interaction is for, sees to it that whoever uses it may, and answers it whatever it holds.</summary>
/// <param name="others">What answers buttons and forms without being a command.</param>
public sealed class CommandTable(IEnumerable<ICommand> commands, IEnumerable<IMenu> menus, IEnumerable<INoun> others, CommandGate gate, IChatClient chat)
{
    private readonly Dictionary<string, ICommand> _commands = commands.ToDictionary(command => command.Definition.Name);
    private readonly Dictionary<string, IMenu> _menus = menus.ToDictionary(menu => menu.Definition.Name);
    private readonly Dictionary<string, INoun> _others = others.ToDictionary(noun => noun.Noun);

    public IReadOnlyList<CommandDefinition> Definitions => [.. _commands.Values.Select(command => command.Definition), .. _menus.Values.Select(menu => menu.Definition)];

    /// <summary>Answers one interaction; what it holds was checked by nobody before.</summary>
    public async Task RunAsync(Interaction started, CancellationToken cancellationToken)
    {
        Phrases.Speak(gate.BookOf(started.Member));
        var interaction = await gate.AppointAsync(started, cancellationToken);
        if (interaction is CompletionAsked asked)
            await chat.CompleteAsync(asked.Id, await ChoicesAsync(asked, cancellationToken), cancellationToken);
        else
            await chat.AnswerAsync(interaction.Id, gate.Wait(interaction) is { } wait ? Replies.TooOften(wait, interaction) : await AnswerAsync(interaction, cancellationToken), cancellationToken);
    }

    /// <summary>What somebody is told where answering them failed.</summary>
    public Answer Failure(Interaction asked) => Phrases.In(gate.BookOf(asked.Member), () => Replies.Failure);

    // Shown to those who may manage the guild only; that was for the eye, and this is for whoever asks all the same.
    private static bool May(Member member, CommandDefinition command) => member.ManagesGuild || !command.ForGuildManagers;

    private static bool May(Member member, INoun noun) => noun is not ICommand command || May(member, command.Definition);

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(CompletionAsked asked, CancellationToken cancellationToken) =>
        gate.Wait(asked) is null && Command(asked.Command) is { } command && May(asked.Member, command) ? await command.CompleteAsync(asked, cancellationToken) : [];

    private async Task<Answer> AnswerAsync(Interaction interaction, CancellationToken cancellationToken) => interaction switch
    {
        CommandInvoked invoked when Command(invoked.Command) is { } command =>
            May(invoked.Member, command) ? await command.RunAsync(invoked, cancellationToken) : Replies.ManagersOnly,
        MenuChosen chosen when _menus.GetValueOrDefault(chosen.Name) is { } menu =>
            May(chosen.Member, menu.Definition) ? await menu.RunAsync(chosen, cancellationToken) : Replies.ManagersOnly,
        ButtonPressed pressed when ButtonId.Parse(pressed.CustomId) is { } button && Noun(button) is { } noun =>
            May(pressed.Member, noun) ? await noun.PressAsync(pressed, button, cancellationToken) : Replies.ManagersOnly,
        FormSubmitted submitted when ButtonId.Parse(submitted.CustomId) is { } form && Noun(form) is { } noun =>
            May(submitted.Member, noun) ? await noun.SubmitAsync(submitted, form, cancellationToken) : Replies.ManagersOnly,
        ButtonPressed => Replies.StaleButton,
        FormSubmitted submitted => Replies.StaleForm(submitted),
        _ => Replies.UnknownCommand,
    };

    private ICommand? Command(string path) => _commands.GetValueOrDefault(path.Split(' ')[0]);

    private INoun? Noun(ButtonId id) => Command(id.Command) ?? _others.GetValueOrDefault(id.Command);
}
