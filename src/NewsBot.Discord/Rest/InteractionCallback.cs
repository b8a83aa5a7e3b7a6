using System.Text.Json.Serialization;
using NewsBot.Discord.Model;

namespace NewsBot.Discord.Rest;

/// <summary>The first answer to an interaction: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object.</summary>
internal sealed record InteractionCallback(CallbackType Type, CallbackData? Data = null);

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

/// <summary>A message, an edit, choices or a modal, as the type says.</summary>
internal sealed record CallbackData(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Optional<string?> Content = default,
    IReadOnlyList<Embed>? Embeds = null,
    IReadOnlyList<Component>? Components = null,
    AllowedMentions? AllowedMentions = null,
    MessageFlags? Flags = null,
    IReadOnlyList<AttachmentName>? Attachments = null,
    IReadOnlyList<CommandChoice>? Choices = null,
    string? CustomId = null,
    string? Title = null)
{
    public static CallbackData Of(MessageCreate message) => new(
        message.Content is null ? default : new Optional<string?>(message.Content),
        message.Embeds,
        message.Components,
        message.AllowedMentions ?? AllowedMentions.None,
        message.Flags,
        message.Attachments);

    public static CallbackData Of(MessageEdit edit) =>
        new(edit.Content, edit.Embeds, edit.Components, edit.AllowedMentions ?? AllowedMentions.None, edit.Flags, edit.Attachments);

    public static CallbackData Of(Modal modal) => new(Components: modal.Components, CustomId: modal.CustomId, Title: modal.Title);
}
