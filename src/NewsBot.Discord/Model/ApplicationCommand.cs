using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Discord.Model;

/// <summary>A command people can call: https://docs.discord.com/developers/interactions/application-commands#application-command-object.</summary>
/// <param name="Description">1–100 characters for chat input, empty for user and message commands.</param>
/// <param name="DefaultMemberPermissions">Who may call it at first; <see cref="Permissions.None"/> means administrators only.</param>
/// <param name="Id">Given by Discord, as is <paramref name="Version"/>.</param>
public sealed record ApplicationCommand(
    string Name,
    string Description = "",
    IReadOnlyList<CommandOption>? Options = null,
    CommandType Type = CommandType.ChatInput,
    Permissions? DefaultMemberPermissions = null,
    IReadOnlyList<InteractionContext>? Contexts = null,
    IReadOnlyList<int>? IntegrationTypes = null,
    IReadOnlyDictionary<string, string>? NameLocalizations = null,
    IReadOnlyDictionary<string, string>? DescriptionLocalizations = null,
    Snowflake? Id = null,
    Snowflake? Version = null);

/// <summary>How a command is called: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types.</summary>
public enum CommandType
{
    ChatInput = 1,
    User = 2,
    Message = 3,
}

/// <summary>Where an interaction may take place: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types.</summary>
public enum InteractionContext
{
    Guild = 0,
    BotDm = 1,
    PrivateChannel = 2,
}

/// <summary>An option of a command, or a subcommand with options of its own: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure.</summary>
public sealed record CommandOption(
    CommandOptionType Type,
    string Name,
    string Description,
    bool? Required = null,
    IReadOnlyList<CommandChoice>? Choices = null,
    IReadOnlyList<CommandOption>? Options = null,
    bool? Autocomplete = null,
    IReadOnlyList<ChannelType>? ChannelTypes = null,
    double? MinValue = null,
    double? MaxValue = null,
    int? MinLength = null,
    int? MaxLength = null,
    IReadOnlyDictionary<string, string>? NameLocalizations = null,
    IReadOnlyDictionary<string, string>? DescriptionLocalizations = null);

/// <summary>What an option takes: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type.</summary>
public enum CommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}

/// <summary>A value that an option offers, a string or a number: https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure.</summary>
[method: JsonConstructor]
public sealed record CommandChoice(string Name, JsonElement Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public CommandChoice(string name, string value)
        : this(name, JsonSerializer.SerializeToElement(value, DiscordJson.Default.String))
    {
    }

    public CommandChoice(string name, double value)
        : this(name, JsonSerializer.SerializeToElement(value, DiscordJson.Default.Double))
    {
    }
}
