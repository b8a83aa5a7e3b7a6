using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>What a command option is (https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type).</summary>
internal static class OptionType
{
    public const int Subcommand = 1;
    public const int SubcommandGroup = 2;
    public const int String = 3;
    public const int Integer = 4;
    public const int Boolean = 5;
    public const int User = 6;
    public const int Channel = 7;
    public const int Role = 8;
    public const int Mentionable = 9;
    public const int Number = 10;
    public const int Attachment = 11;

    public static bool IsSubcommand(int type) => type is Subcommand or SubcommandGroup;

    public static bool MayHaveChoices(int type) => type is String or Integer or Number;
}

/// <summary>Reads a command's options, subcommands included.</summary>
internal static class CommandOptionForm
{
    private const int MaxOptions = 25;
    private const int MaxChoices = 25;
    private const int MaxText = 6_000;

    public static IReadOnlyList<JsonElement>? Read(Form command, CommandType type)
    {
        var options = command.List("options", MaxOptions);
        if (options.Count > 0 && type != CommandType.ChatInput)
            command.Refuse("options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_SUPPORTED", "Context menu commands cannot have options");
        return [.. ReadAll(options, depth: 0).Select(option => Wire.Element(option))];
    }

    private static List<JsonObject> ReadAll(IReadOnlyList<Form> options, int depth)
    {
        var names = new HashSet<string?>(StringComparer.Ordinal);
        var optionalSeen = false;
        var kinds = new HashSet<bool>();
        var read = new List<JsonObject>();
        foreach (var option in options)
        {
            var type = option.OneOf("type", [.. Enumerable.Range(1, 11)], required: true) ?? OptionType.String;
            if (!names.Add(option.Text("name", 32, 1, required: true)))
                option.Refuse("name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique");
            kinds.Add(OptionType.IsSubcommand(type));
            if (kinds.Count > 1 || (type == OptionType.Subcommand && depth > 1) || (type == OptionType.SubcommandGroup && depth > 0))
                option.Refuse("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
            var required = option.Flag("required") ?? false;
            if (required && optionalSeen)
                option.Refuse("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optionalSeen |= !required;
            read.Add(Read(option, type, depth));
        }
        return read;
    }

    private static JsonObject Read(Form form, int type, int depth)
    {
        CommandForm.CheckName(form, "name", form.Text("name", 32));
        form.Text("description", 100, 1, required: true);
        var option = form.Value.ValueKind == JsonValueKind.Object ? JsonObject.Create(form.Value)! : [];
        foreach (var key in option.Where(field => field.Value is null).Select(field => field.Key).ToList())
            option.Remove(key);

        if (OptionType.IsSubcommand(type))
        {
            option["options"] = new JsonArray([.. ReadAll(form.List("options", MaxOptions), depth + 1)]);
            return option;
        }
        var choices = form.List("choices", MaxChoices);
        if (choices.Count > 0 && !OptionType.MayHaveChoices(type))
            form.Refuse("choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices are not supported for this option type");
        foreach (var choice in choices)
        {
            choice.Text("name", 100, 1, required: true);
            if (type == OptionType.String)
                choice.Text("value", 100, 0, required: true);
            else if (choice.Get("value") is not { ValueKind: JsonValueKind.Number })
                choice.Refuse("value", "NUMBER_TYPE_COERCE", "Value is not a number.");
        }
        if (form.Flag("autocomplete") == true && (choices.Count > 0 || !OptionType.MayHaveChoices(type)))
            form.Refuse("autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "Autocomplete is not supported together with choices or for this option type");
        form.Integer("min_length", 0, MaxText);
        form.Integer("max_length", 1, MaxText);
        return option;
    }
}
