using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Discord;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Answers interactions in time: what is not answered after two of Discord's three seconds is promised first (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback).</summary>
internal sealed partial class InteractionAnswers(DiscordClient client, TimeProvider time, ILogger<InteractionAnswers> logger)
{
    private static readonly TimeSpan PromiseAfter = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<InteractionId, Waiting> _waiting = new();
    private volatile HashSet<string> _public = [];

    /// <summary>Takes note of which commands are answered for everybody.</summary>
    public void Know(IReadOnlyList<CommandDefinition> commands) =>
        _public = [.. commands.SelectMany(command => command.Subcommands.Where(subcommand => subcommand.IsPublic).Select(subcommand => $"{command.Name} {subcommand.Name}"))];

    /// <summary>Takes note of an interaction that will be answered.</summary>
    public void Begin(Discord.Model.Interaction interaction, CancellationToken cancellationToken)
    {
        var answering = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _waiting[new(interaction.Id.ToString())] = new(interaction, answering, PromiseAsync(interaction, answering.Token, cancellationToken));
    }

    public async Task AnswerAsync(InteractionId id, Answer answer, CancellationToken cancellationToken)
    {
        if (await TakeAsync(id) is not { } waiting)
            return;

        var interaction = waiting.Interaction;
        var isPromised = await waiting.Promise;

        // A form that a button has opened can change the button's message, too, but not once another was promised.
        var isButton = interaction.Type == InteractionType.MessageComponent || (interaction is { Type: InteractionType.ModalSubmit, Message: not null } && !isPromised);

        // A form can only be the first answer.
        if (!isPromised && answer.Form is { } form)
            await client.Rest.Interactions.ModalAsync(interaction, FormDrawing.Draw(form), cancellationToken);
        else if (isPromised && answer.Ephemeral && IsPublic(interaction))
            await AnswerInPrivateAsync(interaction, answer, cancellationToken);
        else if (isPromised && isButton && !answer.ReplacesMessage)
            await client.Rest.Interactions.FollowUpAsync(interaction, Draw(answer), cancellationToken);
        else if (isPromised)
            await client.Rest.Interactions.EditOriginalAsync(interaction, CardDrawing.Edit(answer.Card) with { Files = Files(answer) }, cancellationToken);
        else if (isButton && answer.ReplacesMessage)
            await client.Rest.Interactions.UpdateAsync(interaction, CardDrawing.Edit(answer.Card), cancellationToken);
        else
            await client.Rest.Interactions.RespondAsync(interaction, Draw(answer), cancellationToken);
    }

    // What was promised to everybody is for one person alone after all, such as why there is no answer.
    private async Task AnswerInPrivateAsync(Discord.Model.Interaction interaction, Answer answer, CancellationToken cancellationToken)
    {
        await client.Rest.Interactions.DeleteOriginalAsync(interaction, cancellationToken);
        await client.Rest.Interactions.FollowUpAsync(interaction, Draw(answer), cancellationToken);
    }

    // A form is answered as the command of its name is: both ask the same.
    private bool IsPublic(Discord.Model.Interaction interaction) => interaction.Type switch
    {
        InteractionType.ApplicationCommand => _public.Contains(interaction.Data?.CommandPath ?? ""),
        InteractionType.ModalSubmit when ButtonId.Parse(interaction.Data?.CustomId ?? "") is { Values: [var part, ..] } form => _public.Contains($"{form.Command} {part}"),
        _ => false,
    };

    public async Task CompleteAsync(InteractionId id, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        if (await TakeAsync(id) is { } waiting)
            await client.Rest.Interactions.AutocompleteAsync(waiting.Interaction, [.. choices.Select(choice => new CommandChoice(choice.Name, choice.Value))], cancellationToken);
    }

    private async Task<Waiting?> TakeAsync(InteractionId id)
    {
        if (!_waiting.TryRemove(id, out var waiting))
            return null;

        using var answering = waiting.Answering;
        await answering.CancelAsync();
        return waiting;
    }

    /// <summary>True where an answer was promised; once that has begun it is not called off, so that the answer knows.</summary>
    private async Task<bool> PromiseAsync(Discord.Model.Interaction interaction, CancellationToken answering, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(PromiseAfter, time, answering);
            return interaction.Type switch
            {
                InteractionType.ApplicationCommand or InteractionType.ModalSubmit => await client.Rest.Interactions.DeferAsync(interaction, ephemeral: !IsPublic(interaction), cancellationToken),
                InteractionType.MessageComponent => await client.Rest.Interactions.DeferUpdateAsync(interaction, cancellationToken),
                _ => false,
            };
        }
        catch (OperationCanceledException) when (answering.IsCancellationRequested)
        {
            return false; // the answer was quicker
        }
        catch (Discord.Rest.DiscordException exception)
        {
            Log.NotPromised(logger, exception, interaction.Id);
            return false;
        }
    }

    private static MessageCreate Draw(Answer answer) =>
        CardDrawing.Create(answer.Card) with { Flags = answer.Ephemeral ? MessageFlags.Ephemeral : null, Files = Files(answer) };

    private static IReadOnlyList<FileUpload>? Files(Answer answer) => answer.Files is { } files ? [.. files.Select(file => new FileUpload(file.Name, file.Content, file.ContentType))] : null;

    private sealed record Waiting(Discord.Model.Interaction Interaction, CancellationTokenSource Answering, Task<bool> Promise);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Interaction} could not be promised an answer.")]
        public static partial void NotPromised(ILogger logger, Exception exception, Snowflake interaction);
    }
}
