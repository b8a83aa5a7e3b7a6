using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Cards as Discord's messages, and messages as cards for comparing.</summary>
internal static class CardDrawing
{
    private const int ButtonsPerRow = 5;
    private const int Accent = 0x3B6EA5;

    public static MessageCreate Create(Card card) => new(
        card.Text.IsEmpty ? null : card.Text.Value,
        card.Panel is { } panel ? [Draw(panel)] : null,
        Components(card) is { Count: > 0 } components ? components : null,
        Mentions(card));

    // What a card does not have, the message loses. Whom it mentions is read out of an edit anew: an edit notifies nobody, but one that names no role would
    // have the message count as none of theirs any more (https://docs.discord.com/developers/resources/message#edit-message).
    public static MessageEdit Edit(Card card) => new(
        card.Text.Value,
        card.Panel is { } panel ? [Draw(panel)] : [],
        Components(card),
        Mentions(card));

    public static OwnMessage Own(Message message) => new(
        message.Id.MessageId(),
        message.Type == MessageType.Reply ? message.MessageReference?.MessageId?.MessageId() : null,
        message.Embeds is [var embed, ..]
            ? CardFingerprint.Of(message.Content ?? "", embed.Title, embed.Description)
            : CardFingerprint.Of(message.Content ?? "", null, null));

    private static AllowedMentions? Mentions(Card card) => card.Notifies is { } role ? new([], Roles: [Snowflake.Parse(role.Value)]) : null;

    private static Embed Draw(Panel panel) => new(
        panel.Title.IsEmpty ? null : panel.Title.Value,
        panel.Body.IsEmpty ? null : panel.Body.Value,
        panel.Url,
        panel.Timestamp,
        panel.Colour ?? Accent,
        panel.Footer.IsEmpty ? null : new(panel.Footer.Value),
        panel.ImageUrl is { } image ? new(image) : null,
        Fields: panel.Fields is { Count: > 0 } fields ? [.. fields.Select(field => new EmbedField(field.Name, field.Value.Value, field.Inline))] : null);

    private static IReadOnlyList<Component> Components(Card card) =>
    [
        .. (card.Selects ?? []).Select(select => new ActionRow(Draw(select))),
        .. (card.Buttons ?? []).Chunk(ButtonsPerRow).Select(row => new ActionRow([.. row.Select(Draw)])),
    ];

    private static Component Draw(CardSelect select) => select.Kind switch
    {
        SelectKind.Channel => new ChannelSelect(select.CustomId, [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum, ChannelType.GuildMedia], select.Placeholder, select.Least, select.Most, DefaultValues: Chosen(select, "channel")),
        SelectKind.Role => new RoleSelect(select.CustomId, select.Placeholder, select.Least, select.Most, DefaultValues: Chosen(select, "role")),
        _ => new StringSelect(select.CustomId, [.. (select.Options ?? []).Select(Draw)], select.Placeholder, select.Least, select.Most),
    };

    private static IReadOnlyList<SelectDefault>? Chosen(CardSelect select, string type) => select.Chosen.Count == 0 ? null : [.. select.Chosen.Select(id => new SelectDefault(Snowflake.Parse(id), type))];

    private static SelectOption Draw(SelectChoice choice) => new(choice.Label, choice.Value, choice.Description, Default: choice.IsChosen ? true : null);

    private static Button Draw(CardButton button) => button.Url is { } url
        ? Button.Link(button.Label, url)
        : new(ButtonStyle.Secondary, button.Label, button.CustomId, Disabled: button.Enabled ? null : true);
}
