using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.LocalDiscord.Guilds;
using NewsBot.LocalDiscord.Rest;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Interactions;

/// <summary>Reads a command to register (https://docs.discord.com/developers/interactions/application-commands#create-global-application-command).</summary>
internal static partial class CommandForm
{
    private const int MaxTotal = 8_000;
    private static readonly int[] Types = [(int)CommandType.ChatInput, (int)CommandType.User, (int)CommandType.Message];

    public static Command Read(Form form, Snowflake application, Snowflake? guild, Snowflake id, Snowflake version)
    {
        var type = (CommandType)(form.OneOf("type", Types) ?? (int)CommandType.ChatInput);
        form.Text("name", 32, 1, required: true);
        if (type == CommandType.ChatInput)
            form.Text("description", 100, 1, required: true);
        else if (!string.IsNullOrEmpty(form.Text("description", 100)))
            form.Refuse("description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_SUPPORTED", "Context menu commands cannot have description");
        return Apply(form, new(id, application, version, type, "", "") { GuildId = guild, IntegrationTypes = guild is null ? [0] : null });
    }

    /// <summary>Takes over the fields that are given.</summary>
    public static Command Apply(Form form, Command command)
    {
        if (form.Text("name", 32, 1) is { } name)
            command = command with { Name = name };
        CheckName(form, "name", command.Name, command.Type);
        var options = form.Says("options") ? CommandOptionForm.Read(form, command.Type) : form.Has("options") ? null : command.Options;
        command = command with
        {
            Description = form.Text("description", 100) ?? command.Description,
            DefaultMemberPermissions = form.Has("default_member_permissions") ? (Permissions?)form.Bits("default_member_permissions") : command.DefaultMemberPermissions,
            NameLocalizations = form.Object("name_localizations")?.Value ?? command.NameLocalizations,
            DescriptionLocalizations = form.Object("description_localizations")?.Value ?? command.DescriptionLocalizations,
            DmPermission = command.GuildId is null ? form.Flag("dm_permission") ?? command.DmPermission ?? true : null,
            Contexts = form.Says("contexts") ? Numbers(form, "contexts") : command.Contexts,
            IntegrationTypes = form.Says("integration_types") ? Numbers(form, "integration_types") : command.IntegrationTypes,
            Nsfw = form.Flag("nsfw") ?? command.Nsfw,
            Options = options,
        };
        if (Length(Wire.Element(command)) > MaxTotal)
            form.Refuse("", "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxTotal})");
        return command;
    }

    /// <summary>A slash command and its options are lower case and without blanks; a menu entry is anything.</summary>
    public static void CheckName(Form form, string key, string? name, CommandType type = CommandType.ChatInput)
    {
        if (name is { Length: > 0 } && type == CommandType.ChatInput && (!NamePattern.IsMatch(name) || name.Any(char.IsUpper)))
            form.Refuse(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static List<int> Numbers(Form form, string key) =>
        [.. form.List(key, 3, 1).Select(item => item.Value.ValueKind == JsonValueKind.Number && item.Value.TryGetInt32(out var number) ? number : 0).Distinct()];

    // Name, description and value of the command, its options and their choices count together.
    private static int Length(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(field => field.Name switch
        {
            "name" or "description" or "value" => field.Value.ToString().Length,
            "options" or "choices" => Length(field.Value),
            _ => 0,
        }),
        JsonValueKind.Array => element.EnumerateArray().Sum(Length),
        _ => 0,
    };

    // .NET has no script classes: these are Devanagari's and Thai's blocks.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex NamePattern { get; }
}
