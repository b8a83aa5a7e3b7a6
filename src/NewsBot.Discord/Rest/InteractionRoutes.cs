using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using NewsBot.Discord.Limits;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>Answers to interactions: the first within three seconds, the others within fifteen minutes. One that comes too late is logged and otherwise passed over: https://docs.discord.com/developers/interactions/receiving-and-responding.</summary>
public sealed partial class InteractionRoutes(RestSender sender, DiscordOptions options)
{
    private readonly ILogger _logger = options.LoggerFactory.CreateLogger<InteractionRoutes>();

    /// <summary>Answers with a message.</summary>
    /// <returns>False when it came too late, as for every first answer.</returns>
    public Task<bool> RespondAsync(Interaction interaction, MessageCreate message, CancellationToken cancellationToken = default)
    {
        CheckAnswer(message);
        return CallbackAsync(interaction, new(CallbackType.ChannelMessageWithSource, MessageRoutes.WithDefaults(message)), DiscordJson.Default.MessageCallback, cancellationToken, message.Files);
    }

    /// <summary>Promises a message, which <see cref="EditOriginalAsync"/> then fills in. Whether only the caller sees it is settled here.</summary>
    public Task<bool> DeferAsync(Interaction interaction, bool ephemeral = false, CancellationToken cancellationToken = default) =>
        CallbackAsync(interaction, new(CallbackType.DeferredChannelMessageWithSource, ephemeral ? new(Flags: MessageFlags.Ephemeral) : null), DiscordJson.Default.MessageCallback, cancellationToken);

    /// <summary>Promises a change of the component's message.</summary>
    public Task<bool> DeferUpdateAsync(Interaction interaction, CancellationToken cancellationToken = default) =>
        CallbackAsync(interaction, new(CallbackType.DeferredUpdateMessage), DiscordJson.Default.EditCallback, cancellationToken);

    /// <summary>Changes the component's message.</summary>
    public Task<bool> UpdateAsync(Interaction interaction, MessageEdit edit, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(edit);
        return CallbackAsync(interaction, new(CallbackType.UpdateMessage, MessageRoutes.WithDefaults(edit)), DiscordJson.Default.EditCallback, cancellationToken, edit.Files);
    }

    /// <summary>Offers up to 25 choices; whoever types is not bound to them.</summary>
    public Task<bool> AutocompleteAsync(Interaction interaction, IReadOnlyList<CommandChoice> choices, CancellationToken cancellationToken = default)
    {
        CommandLimits.Check(choices, "choices");
        return CallbackAsync(interaction, new(CallbackType.Autocomplete, new(choices)), DiscordJson.Default.ChoicesCallback, cancellationToken);
    }

    /// <summary>Asks with a dialogue; never after a defer, nor in answer to a modal.</summary>
    public Task<bool> ModalAsync(Interaction interaction, Modal modal, CancellationToken cancellationToken = default)
    {
        ComponentLimits.Check(modal);
        return CallbackAsync(interaction, new(CallbackType.Modal, modal), DiscordJson.Default.ModalCallback, cancellationToken);
    }

    /// <returns>Null when it came too late, as for every later answer.</returns>
    public Task<Message?> EditOriginalAsync(Interaction interaction, MessageEdit edit, CancellationToken cancellationToken = default)
    {
        MessageLimits.Check(edit);
        var route = ForInteraction(Route.Patch($"/webhooks/{interaction.ApplicationId}/{interaction.Token:token}/messages/@original"));
        return InTimeAsync(interaction, async () => (Message?)await sender.SendAsync(route, DiscordJson.Default.Message, MessageRoutes.BodyOf(edit), cancellationToken));
    }

    /// <summary>Takes the first answer, or the promise of one, away again; what follows is a message of its own.</summary>
    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken = default)
    {
        var route = ForInteraction(Route.Delete($"/webhooks/{interaction.ApplicationId}/{interaction.Token:token}/messages/@original"));
        return InTimeAsync(interaction, async () => (bool?)(await sender.SendAsync(route, null, cancellationToken) is { Length: >= 0 }));
    }

    /// <summary>One more message.</summary>
    public Task<Message?> FollowUpAsync(Interaction interaction, MessageCreate message, CancellationToken cancellationToken = default)
    {
        CheckAnswer(message);
        var route = ForInteraction(Route.Post($"/webhooks/{interaction.ApplicationId}/{interaction.Token:token}"));
        return InTimeAsync(interaction, async () => (Message?)await sender.SendAsync(route, DiscordJson.Default.Message, MessageRoutes.BodyOf(message), cancellationToken));
    }

    private async Task<bool> CallbackAsync<T>(Interaction interaction, InteractionCallback<T> callback, JsonTypeInfo<InteractionCallback<T>> type, CancellationToken cancellationToken, IReadOnlyList<FileUpload>? files = null)
        where T : class
    {
        // Twice is no more than once: the second is refused with 40060.
        var route = ForInteraction(Route.Post($"/interactions/{interaction.Id}/{interaction.Token:token}/callback")) with { Repeatable = true };
        return await InTimeAsync(interaction, async () => (bool?)(await sender.SendAsync(route, RequestBody.Of(callback, type, files), cancellationToken) is { Length: >= 0 })) ?? false;
    }

    private async Task<T?> InTimeAsync<T>(Interaction interaction, Func<Task<T?>> answer)
    {
        try
        {
            return await answer();
        }
        catch (DiscordException exception) when (IsTooLate(exception))
        {
            Log.TooLate(_logger, interaction.Id, exception.Code);
            return default;
        }
    }

    private static bool IsTooLate(DiscordException exception) =>
        exception.Code is ErrorCode.UnknownInteraction or ErrorCode.AlreadyAcknowledged or ErrorCode.InvalidWebhookToken or ErrorCode.UnknownWebhook
        || exception.Status == HttpStatusCode.Unauthorized;

    private static Route ForInteraction(Route route) => route with { ForInteraction = true };

    private static void CheckAnswer(MessageCreate message)
    {
        MessageLimits.Check(message);
        if (message.Nonce is not null || message.MessageReference is not null)
            throw Limit.Broken(message.Nonce is not null ? "nonce" : "message_reference", "answers to interactions take none");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Interaction} could not be answered any more (code {Code}).")]
        public static partial void TooLate(ILogger logger, Snowflake interaction, int code);
    }
}
