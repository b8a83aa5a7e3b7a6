using NewsBot.Discord.Model;

namespace NewsBot.Chat;

/// <summary>Forms as Discord's modals (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal).</summary>
internal static class FormDrawing
{
    public static Modal Draw(Form form) => new(form.CustomId, form.Title, [.. form.Fields.Select(Draw)]);

    /// <summary>What was written, by the fields' ids.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(InteractionData submitted) =>
        Inputs(submitted.Components ?? []).DistinctBy(input => input.CustomId).ToDictionary(input => input.CustomId, input => input.Value ?? "");

    private static Component Draw(FormField field) => new Label(
        new TextInput(
            field.Id,
            field.IsLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
            field.Hint,
            field.Value.Length > 0 ? field.Value : null,
            Required: field.Required,
            MinLength: field.Required ? 1 : null,
            MaxLength: field.MaxLength),
        field.Label);

    private static IEnumerable<TextInput> Inputs(IEnumerable<Component> components) =>
        components.SelectMany(component => component is TextInput input ? [input] : Inputs(component.Children));
}
