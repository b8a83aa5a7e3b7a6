using System.Text.Json;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

internal enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
}

internal enum CallbackType
{
    Pong = 1,
    ChannelMessageWithSource = 4,
    DeferredChannelMessageWithSource = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    ApplicationCommandAutocompleteResult = 8,
    Modal = 9,
}

/// <summary>What a person asked of an application, and what became of it (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object).</summary>
internal sealed record Interaction(Snowflake Id, Snowflake ApplicationId, InteractionType Type, string Token, Snowflake UserId, Snowflake ChannelId)
{
    public Snowflake? GuildId { get; init; }

    /// <summary>The message whose component was used.</summary>
    public Snowflake? MessageId { get; init; }

    /// <summary>The interaction that was answered with the modal that is submitted now.</summary>
    public Snowflake? OpenedBy { get; init; }

    public string? CommandName { get; init; }

    public JsonElement? Nonce { get; init; }

    /// <summary>The first answer, once it is given.</summary>
    public CallbackType? Answer { get; init; }

    /// <summary>The message that <c>@original</c> stands for.</summary>
    public Snowflake? ResponseMessageId { get; init; }

    public bool Failed { get; init; }
}
