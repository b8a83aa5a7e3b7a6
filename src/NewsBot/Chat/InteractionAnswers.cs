using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Discord;
using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Answers interactions in time: what is not answered after two of Discord's three seconds is promised first (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback).</summary>
internal sealed partial class InteractionAnswers(DiscordClient client, TimeProvider time, ILogger<InteractionAnswers> logger)
{
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<InteractionId, Waiting> _waiting = new();

    /// <summary>Takes note of an interaction that will be answered.</summary>
    public void Begin(Discord.Model.Interaction interaction, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(interaction);
        _waiting[new(interaction.Id.ToString())] = waiting;

        // Only what answers with a message can be promised.
        if (interaction.Type is InteractionType.ApplicationCommand or InteractionType.MessageComponent)
            _ = DeferLaterAsync(waiting, cancellationToken);
    }

    public async Task AnswerAsync(InteractionId id, Answer answer, CancellationToken cancellationToken)
    {
        if (!_waiting.TryRemove(id, out var waiting))
            return;

        await waiting.Turn.WaitAsync(cancellationToken);
        var interaction = waiting.Interaction;
        var isButton = interaction.Type == InteractionType.MessageComponent;
        waiting.IsAnswered = true;

        if (waiting.IsDeferred && isButton && !answer.ReplacesMessage)
            await client.Rest.Interactions.FollowUpAsync(interaction, Draw(answer), cancellationToken);
        else if (waiting.IsDeferred)
            await client.Rest.Interactions.EditOriginalAsync(interaction, CardDrawing.Edit(answer.Card), cancellationToken);
        else if (isButton && answer.ReplacesMessage)
            await client.Rest.Interactions.UpdateAsync(interaction, CardDrawing.Edit(answer.Card), cancellationToken);
        else
            await client.Rest.Interactions.RespondAsync(interaction, Draw(answer), cancellationToken);
    }

    public async Task CompleteAsync(InteractionId id, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        if (_waiting.TryRemove(id, out var waiting))
            await client.Rest.Interactions.AutocompleteAsync(waiting.Interaction, [.. choices.Select(choice => new CommandChoice(choice.Name, choice.Value))], cancellationToken);
    }

    private async Task DeferLaterAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(DeferAfter, time, cancellationToken);
            await waiting.Turn.WaitAsync(cancellationToken);
            if (!waiting.IsAnswered)
            {
                waiting.IsDeferred = waiting.Interaction.Type == InteractionType.MessageComponent
                    ? await client.Rest.Interactions.DeferUpdateAsync(waiting.Interaction, cancellationToken)
                    : await client.Rest.Interactions.DeferAsync(waiting.Interaction, ephemeral: true, cancellationToken);
            }

            waiting.Turn.Release();
        }
        catch (Exception exception) when (exception is OperationCanceledException or Discord.Rest.DiscordException)
        {
            Log.NotDeferred(logger, exception, waiting.Interaction.Id);
        }
    }

    private static MessageCreate Draw(Answer answer) =>
        answer.Ephemeral ? CardDrawing.Create(answer.Card) with { Flags = MessageFlags.Ephemeral } : CardDrawing.Create(answer.Card);

    private sealed class Waiting(Discord.Model.Interaction interaction)
    {
        public Discord.Model.Interaction Interaction { get; } = interaction;

        /// <summary>Of the promise and the answer, one goes first and the other sees that it did.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public bool IsDeferred { get; set; }

        public bool IsAnswered { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Interaction {Interaction} was not deferred.")]
        public static partial void NotDeferred(ILogger logger, Exception exception, Snowflake interaction);
    }
}
