using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>The first answer to an interaction, with a message, an edit, choices or a modal as the type says: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object.</summary>
internal sealed record InteractionCallback<T>(CallbackType Type, T? Data = null)
    where T : class;

/// <summary>See https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type.</summary>
internal enum CallbackType
{
    ChannelMessageWithSource = 4,
    DeferredChannelMessageWithSource = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    Autocomplete = 8,
    Modal = 9,
}

internal sealed record AutocompleteChoices(IReadOnlyList<CommandChoice> Choices);
