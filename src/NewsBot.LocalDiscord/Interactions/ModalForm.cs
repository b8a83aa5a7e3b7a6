using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Messages;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Reads a modal to open (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal).</summary>
internal static class ModalForm
{
    private const int MaxComponents = 5;
    private const int MaxText = 4_000;
    private const int MaxChoices = 10;

    public static JsonObject Read(Form form)
    {
        form.Text("custom_id", 100, 1, required: true);
        form.Text("title", 45, 1, required: true);
        if (!form.Says("components"))
            form.Refuse("components", "BASE_TYPE_REQUIRED", "This field is required");
        foreach (var component in form.List("components", MaxComponents, 1))
            Component(component);
        form.Check();
        return new()
        {
            ["custom_id"] = form.Text("custom_id", 100),
            ["title"] = form.Text("title", 45),
            ["components"] = JsonArray.Create(form.Get("components")!.Value),
        };
    }

    private static void Component(Form form)
    {
        switch (form.OneOf("type", [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Label], required: true))
        {
            case ComponentType.Label:
                form.Text("label", 45, 1, required: true);
                form.Text("description", 100);
                if (form.Object("component") is { } component)
                    Input(component);
                else
                    form.Refuse("component", "BASE_TYPE_REQUIRED", "This field is required");
                break;
            case ComponentType.ActionRow:
                foreach (var input in form.List("components", 1, 1))
                {
                    input.Text("label", 45, 1, required: true);
                    Input(input);
                }
                break;
        }
    }

    private static void Input(Form form)
    {
        form.Text("custom_id", 100, 1, required: true);
        int[] types = [ComponentType.TextInput, .. ComponentType.Selects, ComponentType.FileUpload, ComponentType.RadioGroup, ComponentType.CheckboxGroup, ComponentType.Checkbox];
        switch (form.OneOf("type", types, required: true))
        {
            case ComponentType.TextInput:
                form.OneOf("style", [1, 2], required: true);
                form.Integer("min_length", 0, MaxText);
                form.Integer("max_length", 1, MaxText);
                form.Text("value", MaxText);
                form.Text("placeholder", 100);
                break;
            case ComponentType.StringSelect:
                Options(form, 1, 25);
                break;
            case ComponentType.RadioGroup:
                Options(form, 2, MaxChoices);
                break;
            case ComponentType.CheckboxGroup:
                Options(form, 1, MaxChoices);
                break;
        }
    }

    private static void Options(Form form, int min, int max)
    {
        if (!form.Says("options"))
            form.Refuse("options", "BASE_TYPE_REQUIRED", "This field is required");
        foreach (var option in form.List("options", max, min))
        {
            option.Text("label", 100, 1, required: true);
            option.Text("value", 100, 1, required: true);
            option.Text("description", 100);
        }
    }
}
