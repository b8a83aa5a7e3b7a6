namespace NewsBot.Chat;

/// <summary>One message as we compose it: text, a panel below it, things to choose and buttons; an adapter draws it.</summary>
/// <param name="Selects">At most four beside buttons, five without.</param>
/// <param name="Notifies">The role that is told of it when it is sent, where the text names it.</param>
/// <param name="Persona">The name under which it is shown instead of ours; what is shown so answers no other message.</param>
public sealed record Card(MessageText Text, Panel? Panel = null, IReadOnlyList<CardButton>? Buttons = null, IReadOnlyList<CardSelect>? Selects = null, RoleId? Notifies = null, string? Persona = null)
{
    public static Card Of(MessageText.Template template) => new(MessageText.Of(template));

    public CardFingerprint Fingerprint =>
        (Panel?.Fields ?? []).Where(telling => telling.IsTelling).Aggregate(CardFingerprint.Of(Text.Value, Panel?.Title.Value, Panel?.Body.Value), (said, telling) => said.With(telling));
}

/// <summary>A framed part of a message: Discord's embed (https://docs.discord.com/developers/resources/message#embed-object).</summary>
/// <param name="Colour">Of its edge, as 0xRRGGBB; null for the usual one.</param>
public sealed record Panel(
    MessageText Title,
    string? Url = null,
    MessageText Body = default,
    IReadOnlyList<PanelField>? Fields = null,
    MessageText Footer = default,
    string? ImageUrl = null,
    DateTimeOffset? Timestamp = null,
    int? Colour = null);

/// <summary>A named value in a panel; inline ones stand side by side.</summary>
/// <param name="IsTelling">Whether the message is edited when just this changes.</param>
public sealed record PanelField(string Name, MessageText Value, bool Inline = false, bool IsTelling = false);

/// <summary>A button that opens an address, or sends its custom id back to us (1–100 characters).</summary>
public sealed record CardButton(string Label, string? Url, string? CustomId, bool Enabled = true)
{
    public static CardButton Link(string label, string url) => new(Phrases.Of(label), url, null);

    public static CardButton Press(string label, string customId, bool enabled = true) => new(Phrases.Of(label), null, customId, enabled);
}
