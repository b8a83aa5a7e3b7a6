namespace NewsBot.Chat;

/// <summary>One message as we compose it: text, a panel below it, and buttons; an adapter draws it.</summary>
public sealed record Card(MessageText Text, Panel? Panel = null, IReadOnlyList<CardButton>? Buttons = null)
{
    public static Card Of(MessageText.Template template) => new(MessageText.Of(template));

    public CardFingerprint Fingerprint =>
        (Panel?.Fields ?? []).Where(telling => telling.IsTelling).Aggregate(CardFingerprint.Of(Text.Value, Panel?.Title.Value, Panel?.Body.Value), (said, telling) => said.With(telling));
}

/// <summary>A framed part of a message: Discord's embed (https://docs.discord.com/developers/resources/message#embed-object).</summary>
public sealed record Panel(
    MessageText Title,
    string? Url = null,
    MessageText Body = default,
    IReadOnlyList<PanelField>? Fields = null,
    MessageText Footer = default,
    string? ImageUrl = null,
    DateTimeOffset? Timestamp = null);

/// <summary>A named value in a panel; inline ones stand side by side.</summary>
/// <param name="IsTelling">Whether the message is edited when just this changes.</param>
public sealed record PanelField(string Name, MessageText Value, bool Inline = false, bool IsTelling = false);

/// <summary>A button that opens an address, or sends its custom id back to us (1–100 characters).</summary>
public sealed record CardButton(string Label, string? Url, string? CustomId, bool Enabled = true)
{
    public static CardButton Link(string label, string url) => new(label, url, null);

    public static CardButton Press(string label, string customId, bool enabled = true) => new(label, null, customId, enabled);
}
