using System.Text.Json;
using NewsBot.LocalDiscord.Rest;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Holds what a person filled in against the command's options, as Discord does before an application hears of it.</summary>
internal static class OptionCheck
{
    public static void Run(Form data, IReadOnlyList<JsonElement> options)
    {
        var given = data.List("options", 25);
        foreach (var value in given)
        {
            if (Find(options, value.Text("name", 32, 1, required: true)) is { } option)
                Check(value, option);
            else
                value.Refuse("name", "APPLICATION_COMMAND_INVALID_OPTION", "Unknown option");
        }

        var names = given.Select(value => value.Get("name")?.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in options.Where(option => Flag(option, "required") && !names.Contains(option.GetProperty("name").GetString())))
            data.Refuse("options", "APPLICATION_COMMAND_OPTION_REQUIRED", $"Option {missing.GetProperty("name").GetString()} is required");
        if (options.Any(option => OptionType.IsSubcommand(Type(option))) && given.Count != 1)
            data.Refuse("options", "APPLICATION_COMMAND_SUBCOMMAND_REQUIRED", "A subcommand is required");
    }

    /// <summary>The command's name with its subcommands', as people see it.</summary>
    public static string FullName(string name, Form data)
    {
        var nested = data.List("options", 25).FirstOrDefault(value => OptionType.IsSubcommand(value.Get("type") is { } type && type.TryGetInt32(out var number) ? number : 0));
        return nested is null ? name : $"{name} {FullName(nested.Get("name").ToString()!, nested)}";
    }

    private static void Check(Form value, JsonElement option)
    {
        var type = Type(option);
        value.OneOf("type", [type], required: true);
        if (OptionType.IsSubcommand(type))
        {
            Run(value, option.TryGetProperty("options", out var nested) ? [.. nested.EnumerateArray()] : []);
            return;
        }

        switch (type)
        {
            case OptionType.String:
                value.Text("value", Number(option, "max_length", 6_000), Number(option, "min_length", 0), required: true);
                break;
            case OptionType.Integer:
                value.Integer("value", Number(option, "min_value", int.MinValue), Number(option, "max_value", int.MaxValue), required: true);
                break;
            case OptionType.Boolean:
                value.Flag("value");
                break;
            case OptionType.Number:
                if (value.Get("value") is not { ValueKind: JsonValueKind.Number } number || number.GetDouble() < Number(option, "min_value", int.MinValue) || number.GetDouble() > Number(option, "max_value", int.MaxValue))
                    value.Refuse("value", "NUMBER_TYPE_COERCE", "Value is not a number in range.");
                break;
            default:
                value.Id("value", required: true);
                break;
        }
        if (option.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 && !choices.EnumerateArray().Any(choice => choice.GetProperty("value").ToString() == value.Get("value")?.ToString()))
            value.Refuse("value", "APPLICATION_COMMAND_OPTION_CHOICE_INVALID", "Value is none of the choices");
    }

    private static JsonElement? Find(IReadOnlyList<JsonElement> options, string? name)
    {
        var found = options.FirstOrDefault(option => option.GetProperty("name").GetString() == name);
        return found.ValueKind == JsonValueKind.Undefined ? null : found;
    }

    private static int Type(JsonElement option) => option.GetProperty("type").GetInt32();

    private static bool Flag(JsonElement option, string key) => option.TryGetProperty(key, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static int Number(JsonElement option, string key, int unlessSaid) =>
        option.TryGetProperty(key, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : unlessSaid;
}

/// <summary>Holds chosen values against a select menu.</summary>
internal static class SelectCheck
{
    public static void Run(Form data, JsonElement component)
    {
        var type = component.GetProperty("type").GetInt32();
        data.OneOf("component_type", [type], required: true);
        if (!Messages.ComponentType.Selects.Contains(type))
            return;

        var (min, max) = (component.GetProperty("min_values").GetInt32(), component.GetProperty("max_values").GetInt32());
        var values = data.List("values", max, min);
        if (type != Messages.ComponentType.StringSelect)
            return;
        var known = component.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("value").GetString()).ToHashSet(StringComparer.Ordinal);
        foreach (var value in values.Where(value => !known.Contains(value.Value.ToString())))
            value.Refuse("", "SELECT_COMPONENT_INVALID_VALUE", "Value is none of the options");
    }
}
