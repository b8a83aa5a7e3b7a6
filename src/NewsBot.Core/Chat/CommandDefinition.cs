namespace NewsBot.Chat;

/// <summary>A command with its subcommands (https://docs.discord.com/developers/interactions/application-commands).</summary>
/// <param name="Options">Of a command that has no subcommands.</param>
/// <param name="ForGuildManagers">Shown only to those who may manage the guild; checked again when it is used.</param>
/// <param name="Menu">Whose menu it is an entry of, of at most 32 characters; null for a command that is typed.</param>
public sealed record CommandDefinition(
    string Name,
    string Description,
    IReadOnlyList<SubcommandDefinition> Subcommands,
    bool ForGuildManagers = false,
    IReadOnlyList<OptionDefinition>? Options = null,
    MenuOf? Menu = null)
{
    public static CommandDefinition OfMessage(string name, bool forGuildManagers = false) => new(name, "", [], forGuildManagers, Menu: MenuOf.Message);

    public static CommandDefinition OfPerson(string name, bool forGuildManagers = false) => new(name, "", [], forGuildManagers, Menu: MenuOf.Person);
}

/// <summary>What has a menu.</summary>
public enum MenuOf
{
    Message,
    Person,
}

/// <param name="IsPublic">Whether its answer is for everybody in the channel, so that one which takes long is promised to everybody.</param>
public sealed record SubcommandDefinition(string Name, string Description, IReadOnlyList<OptionDefinition> Options, bool IsPublic = false);

/// <summary>An option: a file, a member of the guild by their id, a whole number between bounds, or text, either free, completed while it is typed, or one of some choices.</summary>
public sealed record OptionDefinition(
    string Name,
    string Description,
    bool Required = false,
    bool Completed = false,
    (int Least, int Most)? Number = null,
    IReadOnlyList<Choice>? Choices = null,
    bool IsFile = false,
    bool IsPerson = false);
