using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Forms as Discord's modals (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal).</summary>
internal static class FormDrawing
{
    private const string Field = "text";

    public static Modal Draw(Form form) => new(
        form.CustomId,
        form.Title,
        new Label(new TextInput(Field, TextInputStyle.Paragraph, Required: true, MinLength: 1, MaxLength: form.MaxLength), form.Label));

    /// <summary>What was written; empty where nothing was sent.</summary>
    public static string TextOf(InteractionData submitted) => submitted.Submitted(Field) is [var text] ? text : "";
}
