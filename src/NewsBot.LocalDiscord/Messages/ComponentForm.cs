using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>Reads buttons, menus and layout (https://docs.discord.com/developers/components/reference) and numbers what has no id.</summary>
internal sealed class ComponentForm
{
    private const int MaxRows = 5;
    private const int MaxV2 = 40;
    private const int MaxOptions = 25;

    private readonly HashSet<string> _customIds = new(StringComparer.Ordinal);
    private int _next = 1;

    public static IReadOnlyList<JsonElement> Read(Form form, bool isV2)
    {
        var reader = new ComponentForm();
        var components = form.List("components", isV2 ? MaxV2 : MaxRows);
        List<JsonElement> read = [.. components.Select(component => Wire.Element(reader.Top(component, isV2)))];
        if (reader._next - 1 > MaxV2)
            form.Refuse("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"The total number of components must not exceed {MaxV2}");
        return read;
    }

    private JsonObject Top(Form form, bool isV2)
    {
        int[] allowed = isV2
            ? [ComponentType.ActionRow, ComponentType.Section, ComponentType.TextDisplay, ComponentType.MediaGallery, ComponentType.File, ComponentType.Separator, ComponentType.Container]
            : [ComponentType.ActionRow];
        return Read(form, form.OneOf("type", allowed, required: true) ?? 0);
    }

    private JsonObject Read(Form form, int type)
    {
        var component = form.Value.ValueKind == JsonValueKind.Object ? JsonObject.Create(form.Value)! : [];
        foreach (var key in component.Where(field => field.Value is null).Select(field => field.Key).ToList())
            component.Remove(key);
        if (form.Integer("id", 0, int.MaxValue) is null or 0)
            component["id"] = _next;
        _next++;
        switch (type)
        {
            case ComponentType.ActionRow:
                component["components"] = Children(form, "components", 5, [ComponentType.Button, .. ComponentType.Selects]);
                break;
            case ComponentType.Button:
                Button(form);
                break;
            case ComponentType.Section:
                component["components"] = Children(form, "components", 3, [ComponentType.TextDisplay]);
                if (form.Object("accessory") is { } accessory)
                    component["accessory"] = Read(accessory, accessory.OneOf("type", [ComponentType.Button, ComponentType.Thumbnail], required: true) ?? 0);
                break;
            case ComponentType.Container:
                component["components"] = Children(form, "components", MaxV2, [ComponentType.ActionRow, ComponentType.Section, ComponentType.TextDisplay, ComponentType.MediaGallery, ComponentType.File, ComponentType.Separator]);
                break;
            case ComponentType.TextDisplay:
                form.Text("content", 4_000, 1, required: true);
                break;
            case var select when ComponentType.Selects.Contains(select):
                Select(form, component, select);
                break;
        }
        ComponentMedia.Complete(component, type);
        return component;
    }

    private JsonArray Children(Form form, string key, int max, int[] types)
    {
        if (!form.Says(key))
            form.Refuse(key, "BASE_TYPE_REQUIRED", "This field is required");
        return new([.. form.List(key, max, 1).Select(child => Read(child, child.OneOf("type", types, required: true) ?? 0))]);
    }

    private void Button(Form form)
    {
        var style = form.OneOf("style", [1, 2, 3, 4, 5, 6], required: true);
        var label = form.Text("label", 80);
        var url = form.Text("url", 512);
        if (style == ComponentType.LinkButton)
        {
            if (url is null)
                form.Refuse("url", "BASE_TYPE_REQUIRED", "A url is required");
            else if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https" or "discord"))
                form.Refuse("url", "URL_TYPE_INVALID_SCHEME", "Scheme is not supported. Scheme must be one of ('http', 'https', 'discord').");
            if (form.Says("custom_id"))
                form.Refuse("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        }
        else if (style is not null and not 6)
        {
            CustomId(form);
            if (url is not null)
                form.Refuse("url", "BUTTON_COMPONENT_INVALID_STYLE", "A url can only be specified for link buttons");
        }
        if (string.IsNullOrEmpty(label) && !form.Says("emoji") && style != 6)
            form.Refuse("label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required");
    }

    private void Select(Form form, JsonObject component, int type)
    {
        CustomId(form);
        form.Text("placeholder", 150);
        var min = form.Integer("min_values", 0, 25) ?? 1;
        var max = form.Integer("max_values", 1, 25) ?? 1;
        (component["min_values"], component["max_values"]) = (min, max);
        if (min > max)
            form.Refuse("min_values", "SELECT_COMPONENT_INVALID_MIN_VALUES", "min_values must not be greater than max_values");
        if (type != ComponentType.StringSelect)
            return;

        var values = new HashSet<string?>(StringComparer.Ordinal);
        if (!form.Says("options"))
            form.Refuse("options", "BASE_TYPE_REQUIRED", "This field is required");
        foreach (var option in form.List("options", MaxOptions, 1))
        {
            option.Text("label", 100, 1, required: true);
            option.Text("description", 100);
            if (!values.Add(option.Text("value", 100, 1, required: true)))
                option.Refuse("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }

    private void CustomId(Form form)
    {
        if (form.Text("custom_id", 100, 1, required: true) is { } id && !_customIds.Add(id))
            form.Refuse("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}
