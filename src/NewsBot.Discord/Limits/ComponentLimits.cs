using NewsBot.Discord.Model;

namespace NewsBot.Discord.Limits;

/// <summary>See https://docs.discord.com/developers/components/reference.</summary>
internal static class ComponentLimits
{
    private const int MaxRows = 5;
    private const int MaxComponents = 40;
    private const int MaxCustomId = 100;
    private const int MaxOptions = 25;

    public static void CheckMessage(IReadOnlyList<Component> components, bool isV2, string field)
    {
        if (isV2 && All(components).Count() is var count and > MaxComponents)
            throw Limit.Broken(field, $"must be at most {MaxComponents} in all, not {count}");
        if (!isV2)
            Limit.Count(components, MaxRows, field);
        if (!isV2 && components.Any(component => component is not ActionRow))
            throw Limit.Broken(field, "must be action rows, unless the message is IS_COMPONENTS_V2");
        Check(components, field);
    }

    public static void Check(Modal modal)
    {
        Limit.Length(modal.CustomId, MaxCustomId, "custom_id", least: 1);
        Limit.Length(modal.Title, 45, "title", least: 1);
        Limit.Count(modal.Components, MaxRows, "components", least: 1);
        Check(modal.Components, "components");
    }

    private static void Check(IReadOnlyList<Component> components, string field)
    {
        CheckEach(components, field);
        if (All(components).Select(component => component.Key).OfType<string>().GroupBy(key => key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Limit.Broken(field, $"custom_id {twice.Key} is used twice");
    }

    private static void CheckEach(IEnumerable<Component> components, string field) => Limit.Each([.. components], field, (component, field) =>
    {
        CheckOne(component, field);
        CheckEach(component.Children, field + ".components");
    });

    private static void CheckOne(Component component, string field)
    {
        if (component.Key is { } key)
            Limit.Length(key, MaxCustomId, field + ".custom_id", least: 1);
        switch (component)
        {
            case ActionRow row:
                Limit.Count(row.Components, row.Components.All(child => child is Button) ? 5 : 1, field + ".components", least: 1);
                break;
            case Button button:
                Check(button, field);
                break;
            case StringSelect select:
                Check(select, field);
                break;
            case TextInput input:
                Limit.Length(input.Value, 4_000, field + ".value");
                Limit.Length(input.Placeholder, 100, field + ".placeholder");
                Limit.Range(input.MinLength, 0, 4_000, field + ".min_length");
                Limit.Range(input.MaxLength, 1, 4_000, field + ".max_length");
                break;
            case Label label:
                Limit.Length(label.Text, 45, field + ".label", least: 1);
                Limit.Length(label.Description, 100, field + ".description");
                break;
        }
    }

    private static void Check(Button button, string field)
    {
        Limit.Length(button.Label, 80, field + ".label");
        Limit.Length(button.Url, 512, field + ".url");
        if ((button.CustomId is null) == (button.Url is null) || button.Style == ButtonStyle.Link != button.Url is not null)
            throw Limit.Broken(field + ".custom_id", "a link has a url and any other button a custom_id, never both");
    }

    private static void Check(StringSelect select, string field)
    {
        Limit.Count(select.Options, MaxOptions, field + ".options", least: 1);
        Limit.Length(select.Placeholder, 150, field + ".placeholder");
        Limit.Each(select.Options, field + ".options", (option, field) =>
        {
            Limit.Length(option.Label, 100, field + ".label", least: 1);
            Limit.Length(option.Value, 100, field + ".value", least: 1);
            Limit.Length(option.Description, 100, field + ".description");
        });
    }

    private static IEnumerable<Component> All(IEnumerable<Component> components) =>
        components.SelectMany(component => All(component.Children).Prepend(component));
}
